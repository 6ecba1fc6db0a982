package dev.imapala.testserver.mail;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Composes the content of letters that people do not write by hand: forwards, reports, invitations, signatures. */
final class SpecialContents {
    private static final DateTimeFormatter CALENDAR_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private final Contents contents;
    private final Dice dice;

    SpecialContents(Contents contents, Dice dice) {
        this.contents = contents;
        this.dice = dice;
    }

    /** Returns a message inside a message, {@code levels} deep. */
    Entity forwarded(int levels, Supplier<Letter.Envelope> envelopes) {
        Entity inner = levels > 1 ? forwarded(levels - 1, envelopes) : innermost();
        List<String> fields = List.of(
                "Content-Type: message/rfc822",
                "Content-Disposition: attachment; filename=\"forwarded " + levels + ".eml\"");
        Entity message = new Entity.Embedded(fields, new Letter(envelopes.get(), List.of(), inner));
        return dice.percent(25)
                ? message
                : contents.multi("mixed", "", contents.again().textPart(), message);
    }

    private Entity innermost() {
        Contents other = contents.again();
        return switch (dice.below(3)) {
            case 0 -> other.plain();
            case 1 -> other.alternative();
            default -> other.withFiles();
        };
    }

    /** Returns multiparts inside each other. */
    Entity deep(int levels) {
        Entity entity = contents.textPart();
        for (int level = 0; level < levels; level++) {
            entity = level % 2 == 0
                    ? contents.multi("mixed", "", entity, contents.again().textPart())
                    : contents.multi("alternative", "", contents.again().textPart(), entity);
        }
        return entity;
    }

    Entity invitation(String subject, String organizer, OffsetDateTime sent) {
        OffsetDateTime start = sent.withOffsetSameInstant(ZoneOffset.UTC)
                .plusDays(dice.between(1, 20))
                .withHour(9);
        String text = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Example//Calendar 1.0//EN",
                "METHOD:REQUEST",
                "BEGIN:VEVENT",
                "UID:" + Long.toUnsignedString(dice.next(), 36) + "@example.org",
                "DTSTAMP:" + CALENDAR_TIME.format(sent.withOffsetSameInstant(ZoneOffset.UTC)),
                "DTSTART:" + CALENDAR_TIME.format(start),
                "DTEND:" + CALENDAR_TIME.format(start.plusMinutes(dice.between(1, 6) * 15L)),
                "SUMMARY:" + subject.replace(",", "\\,"),
                "ORGANIZER:mailto:" + organizer,
                "END:VEVENT",
                "END:VCALENDAR",
                "");
        Entity calendar = Entity.text("calendar", text, StandardCharsets.UTF_8, "7bit", "; method=REQUEST");
        return contents.multi("alternative", "", contents.textPart(), calendar);
    }

    Entity deliveryReport(String recipient, Letter.Envelope lost) {
        String explanation = "This is the mail system at host mx.example.net.\r\n\r\n"
                + "Your message could not be delivered to <" + recipient + ">:\r\n"
                + "the mailbox does not exist. It is returned below.\r\n";
        String status = "Reporting-MTA: dns; mx.example.net\r\nArrival-Date: " + lost.date() + "\r\n\r\n"
                + "Final-Recipient: rfc822; " + recipient + "\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "Diagnostic-Code: smtp; 550 5.1.1 no such mailbox\r\n";
        Entity statusPart = Entity.raw(
                "message/delivery-status",
                "7bit",
                List.of("Content-Type: message/delivery-status", "Content-Description: Delivery report"),
                status.getBytes(StandardCharsets.US_ASCII),
                null);
        Entity text = Entity.text("plain", explanation, StandardCharsets.US_ASCII, "7bit", "");
        return contents.multi("report", "; report-type=delivery-status", text, statusPart, returned(lost));
    }

    private Entity returned(Letter.Envelope lost) {
        if (dice.percent(50)) {
            Letter letter = new Letter(lost, List.of(), contents.plain());
            return new Entity.Embedded(List.of("Content-Type: message/rfc822"), letter);
        }
        String header = String.join("\r\n", HeaderFields.of(lost)) + "\r\n";
        List<String> fields = List.of("Content-Type: text/rfc822-headers");
        return Entity.raw("text/rfc822-headers", "7bit", fields, header.getBytes(StandardCharsets.US_ASCII), null);
    }

    Entity signed() {
        String parameters = "; micalg=pgp-sha256;\r\n protocol=\"application/pgp-signature\"";
        return contents.multi(
                "signed",
                parameters,
                contents.textPart(),
                contents.attachments().signature());
    }

    /** Returns text with the footer of a mailing list. */
    Entity listText(String list) {
        String text = contents.wrapped() + "\r\n_______________________________________________\r\n" + list
                + " mailing list\r\nhttps://lists.example.org/" + list + "\r\n";
        return EncodedWords.isAscii(text)
                ? Entity.bareText(text)
                : Entity.text("plain", text, StandardCharsets.UTF_8, "8bit", "");
    }

    /** Returns header fields that ancestors' ids make, nothing where there are none. */
    static List<String> references(List<String> messageIds) {
        List<String> fields = new ArrayList<>();
        if (!messageIds.isEmpty()) {
            fields.add(HeaderFields.references(messageIds));
        }
        return fields;
    }
}
