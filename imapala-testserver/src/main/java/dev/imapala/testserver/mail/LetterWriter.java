package dev.imapala.testserver.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the well-formed letter with one index. */
final class LetterWriter {
    private static final int LONG_DISCUSSION = 120;
    private static final int EARLIER_IDS = 10_000_000;
    private static final List<String> LISTS = List.of("imap-users", "choir", "hiking", "announce", "garden");

    private final Correspondence correspondence;
    private final int index;
    private final MailKind kind;
    private final Dice people;
    private final Dice dice;
    private final Contents contents;
    private final SpecialContents special;
    private int earlier;

    LetterWriter(Correspondence correspondence, int index, MailKind kind, int maxAttachmentBytes) {
        this.correspondence = correspondence;
        this.index = index;
        this.kind = kind;
        this.people = correspondence.dice(index, Correspondence.Purpose.PEOPLE);
        this.dice = correspondence.dice(index, Correspondence.Purpose.CONTENT);
        this.contents = new Contents(correspondence.topic(index), dice, maxAttachmentBytes);
        this.special = new SpecialContents(contents, dice);
    }

    Letter letter() {
        return switch (kind) {
            case LIST_MAIL -> listMail();
            case DELIVERY_REPORT -> deliveryReport();
            case CALENDAR -> invitation();
            default -> conversation();
        };
    }

    private Letter conversation() {
        List<Integer> ancestors = correspondence.ancestors(index);
        boolean reply = !ancestors.isEmpty() || kind == MailKind.LONG_REFERENCES;
        String prefix = reply ? "Re: " : kind == MailKind.NESTED ? "Fwd: " : "";
        String subject = prefix + correspondence.threadSubject(index);
        List<String> references = kind == MailKind.LONG_REFERENCES ? longReferences() : ids(ancestors);
        String parent = references.isEmpty() ? null : references.get(references.size() - 1);
        List<String> fields = new ArrayList<>(trace());
        fields.addAll(SpecialContents.references(references));
        return new Letter(envelope(subject, author(), parent), fields, content());
    }

    private Entity content() {
        return switch (kind) {
            case FLOWED -> contents.flowed();
            case ALTERNATIVE -> contents.alternative();
            case ATTACHMENTS -> contents.withFiles();
            case FILE_NAMES -> contents.withUnusualFileNames();
            case RELATED -> contents.related();
            case NESTED -> special.forwarded(dice.between(2, 4), this::earlierEnvelope);
            case DEEP -> special.deep(dice.between(8, 20));
            case EIGHT_BIT_UTF_8 -> contents.eightBit(StandardCharsets.UTF_8);
            case EIGHT_BIT_LATIN_1 -> contents.eightBit(StandardCharsets.ISO_8859_1);
            case SIGNED -> special.signed();
            default -> contents.plain();
        };
    }

    private Letter listMail() {
        String list = dice.pick(LISTS);
        String subject = "[" + list + "] " + correspondence.threadSubject(index);
        List<String> fields = new ArrayList<>(trace());
        fields.add("List-Id: <" + list + ".lists.example.org>");
        fields.add("List-Post: <mailto:" + list + "@lists.example.org>");
        fields.add("List-Unsubscribe: <https://lists.example.org/" + list + "/leave>,\r\n <mailto:" + list
                + "-request@lists.example.org?subject=leave>");
        fields.add("Precedence: list");
        MailAddress address = new MailAddress(null, list, "lists.example.org");
        Letter.Envelope envelope = envelope(subject, author(), List.of(address), List.of(), null);
        return new Letter(envelope, fields, special.listText(list));
    }

    private Letter deliveryReport() {
        MailAddress mailer = new MailAddress("Mail Delivery System", "mailer-daemon", "mx.example.net");
        MailAddress lostRecipient = People.anybody(people);
        Letter.Envelope lost = earlierEnvelope();
        Entity report = special.deliveryReport(lostRecipient.address(), lost);
        Letter.Envelope envelope =
                envelope("Undelivered Mail Returned to Sender", mailer, lost.from(), List.of(), null);
        return new Letter(envelope, List.of("Return-Path: <>", "Auto-Submitted: auto-replied"), report);
    }

    private Letter invitation() {
        String subject = "Invitation: " + correspondence.threadSubject(index);
        MailAddress organizer = author();
        Entity content = special.invitation(subject, organizer.address(), correspondence.sent(index));
        return new Letter(envelope(subject, organizer, null), trace(), content);
    }

    private MailAddress author() {
        return kind == MailKind.ENCODED_SUBJECT ? People.anybodyEncoded(people) : People.anybody(people);
    }

    /** Returns the envelope of another letter of the same thread, sent some days before. */
    private Letter.Envelope earlierEnvelope() {
        String date = Correspondence.headerDate(correspondence.sent(index).minusHours(++earlier * 29L));
        return new Letter.Envelope(
                correspondence.threadSubject(index),
                List.of(People.anybody(people)),
                People.recipients(people),
                List.of(),
                correspondence.messageId(-EARLIER_IDS * earlier - index),
                null,
                date,
                words());
    }

    private EncodedWords words() {
        return EncodedWords.pick(correspondence.topic(index), people);
    }

    private Letter.Envelope envelope(String subject, MailAddress from, @Nullable String inReplyTo) {
        List<MailAddress> cc = people.percent(25) ? People.recipients(people) : List.of();
        return envelope(subject, from, People.recipients(people), cc, inReplyTo);
    }

    private Letter.Envelope envelope(
            String subject, MailAddress from, List<MailAddress> to, List<MailAddress> cc, @Nullable String inReplyTo) {
        String date = Correspondence.headerDate(correspondence.sent(index));
        String messageId = correspondence.messageId(index);
        return new Letter.Envelope(subject, List.of(from), to, cc, messageId, inReplyTo, date, words());
    }

    private List<String> longReferences() {
        List<Integer> indices = new ArrayList<>();
        for (int back = LONG_DISCUSSION; back > 0; back--) {
            indices.add(-index - back);
        }
        return ids(indices);
    }

    private List<String> ids(List<Integer> indices) {
        return indices.stream().map(correspondence::messageId).toList();
    }

    private List<String> trace() {
        List<String> fields = new ArrayList<>();
        fields.add("Return-Path: <bounce-" + index + "@example.org>");
        fields.add(String.format(
                Locale.ROOT,
                "Received: from mx%d.example.org (mx%d.example.org [192.0.2.%d])\r\n\tby mail.example.org with ESMTPS"
                        + " id %x\r\n\tfor <ann@example.org>; %s",
                index % 9,
                index % 9,
                index % 250 + 1,
                0x100000 + index,
                Correspondence.headerDate(correspondence.arrived(index))));
        if (dice.percent(30)) {
            fields.add(
                    "User-Agent: " + dice.pick(List.of("Postbox Pigeon 4.2", "Courier Crow/1.19", "webmail 2025.1")));
        }
        return fields;
    }
}
