package dev.imapala.testserver.mail;

import dev.imapala.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Breaks letters, each kind in its own way. */
final class MalformedMail {
    private static final List<String> BAD_DATES = List.of(
            "yesterday afternoon",
            "Mon, 35 Foo 2025 25:61:61 +9999",
            "2025-03-04T05:06:07Z",
            "",
            "Thu, 1 Jan 70 00:00 EST (approximately)",
            "Fri, 21 Nov 20 25 09:47");
    private static final List<String> BAD_ADDRESSES = List.of(
            "Ann Archer ann@example.org",
            "<ann@example.org",
            "ann@",
            "@example.org",
            "undisclosed recipients",
            "Team: ann@example.org, <bob@example.org>",
            "\"Ann <ann@example.org>",
            "ann@example.org; bob@example.org",
            "<<ann@example.org>>",
            "(only a comment)",
            ",, ,ann@example.org,,",
            "Ann (the (nested) one <ann@example.org>",
            "ann@[192.0.2.1, bob",
            "\\\"@example.org\\");
    private static final List<String> BROKEN_WORDS = List.of(
            "=?utf-8?B?R3LDvMOf?",
            "=?no-such-charset?Q?Gr=FC=DFe?=",
            "=?utf-8?B?@@@@?=",
            "=?utf-8?Q?Gr=C3=BC=C3?= =?utf-8?Q?=9Fe?=",
            "=?utf-8?X?what?=",
            "=?utf-8?Q?space inside a word?=",
            "=?iso-8859-1?Q?Gr=F",
            "=???=",
            "=?utf-8?Q?=00=1B[2J?=");
    private static final List<String> BAD_CONTENT_TYPES = List.of(
            "text",
            "text/",
            "/plain",
            ";;;",
            "text/plain; charset",
            "text/plain; charset=\"utf-8",
            "TEXT/PLAIN;CHARSET=UTF-8;;x=y;",
            "text/plain; a=1; a=2; charset=us-ascii; =3",
            "text plain; charset=utf-8",
            "multipart/mixed; boundary=",
            "(comment) text/(comment)plain (comment); (comment) charset=us-ascii");

    private final Letter letter;
    private final Dice dice;
    private final List<String> fields;
    private final Output out = new Output();
    private final String text;

    MalformedMail(Letter letter, Contents contents, Dice dice) {
        this.letter = letter;
        this.dice = dice;
        this.fields = new ArrayList<>(letter.moreFields());
        this.fields.addAll(HeaderFields.of(letter.envelope()));
        this.text = contents.wrapped();
    }

    Bytes write(MailKind kind) {
        switch (kind) {
            case NO_DATE -> without("Date").plain();
            case BAD_DATE -> replace("Date", dice.pick(BAD_DATES)).plain();
            case NO_FROM -> without("From").plain();
            case BAD_ADDRESSES -> badAddresses();
            case RAW_EIGHT_BIT_HEADERS -> rawHeaders();
            case BROKEN_ENCODED_WORDS -> brokenWords();
            case MISSING_BOUNDARY -> mime("multipart/mixed").body("--what\r\n\r\n" + text + "--what--\r\n");
            case TRUNCATED_MULTIPART -> truncated();
            case UNUSED_BOUNDARY -> mime("multipart/mixed; boundary=\"never\"").body(text);
            case LONG_LINES -> longLines();
            case MANY_HEADERS -> manyHeaders();
            case NO_BODY -> body("");
            case NO_SEPARATOR -> out.lines(fields);
            case NO_HEADER -> body(text, List.of());
            case UNKNOWN_ENCODING -> encoding("x-uuencode").body("begin 644 a\r\n#0V%T\r\n`\r\nend\r\n");
            case BAD_CONTENT_TYPE -> mime(dice.pick(BAD_CONTENT_TYPES)).plain();
            case BAD_BASE64 -> encoding("base64").body("SGVs!!bG8g\r\nd29y bGQ\r\n=\r\n===\r\nafter the end\r\n");
            case DUPLICATE_HEADERS -> duplicated();
            default -> throw new IllegalArgumentException(kind + " is a well-formed kind");
        }
        return out.toBytes();
    }

    private void plain() {
        body(text);
    }

    private void body(String body) {
        body(body, fields);
    }

    private void body(String body, List<String> header) {
        out.lines(header).line("").bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    private MalformedMail without(String name) {
        fields.removeIf(field -> field.startsWith(name + ":"));
        return this;
    }

    private MalformedMail replace(String name, String value) {
        without(name);
        fields.add(name + ": " + value);
        return this;
    }

    private MalformedMail mime(String contentType) {
        fields.add("MIME-Version: 1.0");
        fields.add("Content-Type: " + contentType);
        return this;
    }

    private MalformedMail encoding(String encoding) {
        mime("text/plain; charset=utf-8");
        fields.add("Content-Transfer-Encoding: " + encoding);
        return this;
    }

    private void badAddresses() {
        replace("From", dice.pick(BAD_ADDRESSES));
        replace("To", dice.pick(BAD_ADDRESSES) + ",\r\n\t" + dice.pick(BAD_ADDRESSES));
        plain();
    }

    private void brokenWords() {
        replace("Subject", dice.pick(BROKEN_WORDS) + " " + dice.pick(BROKEN_WORDS));
        replace("From", dice.pick(BROKEN_WORDS) + " <broken@example.org>");
        plain();
    }

    private void rawHeaders() {
        without("Subject").without("From");
        boolean utf8 = dice.percent(50);
        String raw = "Subject: Grüße aus Köln\r\nFrom: Jörg Müller <joerg@example.org>\r\n";
        out.bytes(raw.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        plain();
    }

    private void truncated() {
        String part = "--cut\r\nContent-Type: text/plain\r\n\r\n" + text;
        mime("multipart/mixed; boundary=\"cut\"");
        int end = dice.between(1, part.length());
        // Servers do not agree on what a CR without LF is; it is no part of this kind.
        body(part + "\r\n" + part.substring(0, part.charAt(end - 1) == '\r' ? end - 1 : end));
    }

    private void longLines() {
        fields.add("X-Long: " + "spam and eggs ".repeat(dice.between(200, 900)));
        body("without end ".repeat(dice.between(500, 4000)) + "\r\n" + text);
    }

    private void manyHeaders() {
        for (int i = dice.between(200, 600); i > 0; i--) {
            fields.add("X-Trace-" + i + ": station " + dice.between(1, 99) + " passed\r\n\tat "
                    + letter.envelope().date());
        }
        plain();
    }

    private void duplicated() {
        List<String> again = List.of(
                "Subject: the second subject",
                "From: Second Author <second@example.org>",
                "Date: Sat, 1 Jan 2000 00:00:00 +0000",
                "Message-ID: <second@example.org>",
                "Content-Type: text/html",
                "Content-Type: text/plain");
        fields.addAll(again);
        plain();
    }
}
