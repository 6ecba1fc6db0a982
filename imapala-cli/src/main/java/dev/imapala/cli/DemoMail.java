package dev.imapala.cli;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.MailKind;
import dev.imapala.testserver.mail.SampleMail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The mail of the demo. */
final class DemoMail {
    private static final long SEED = 6;
    private static final int COUNT = 20;
    private static final Duration AGE_OF_NEWEST = Duration.ofMinutes(25);

    private DemoMail() {}

    /** Puts sample mail into a mailbox, as if the last of it had come a while before {@code now}. */
    static void fill(ImapTestServer server, String user, String mailbox, Instant now) {
        List<GeneratedMessage> messages = SampleMail.seeded(SEED)
                .only(
                        MailKind.PLAIN,
                        MailKind.FLOWED,
                        MailKind.ALTERNATIVE,
                        MailKind.ATTACHMENTS,
                        MailKind.RELATED,
                        MailKind.ENCODED_SUBJECT,
                        MailKind.CALENDAR,
                        MailKind.LIST_MAIL,
                        MailKind.NESTED)
                .messages(COUNT)
                .toList();
        long newest = messages.get(COUNT - 1).internalDate().epochSecond();
        long shift = now.minus(AGE_OF_NEWEST).getEpochSecond() - newest;
        for (GeneratedMessage message : messages) {
            InternalDate date = new InternalDate(message.internalDate().epochSecond() + shift, 0);
            server.deliver(user, mailbox, message.bytes(), message.flags(), date);
        }
    }

    /** Returns the message that comes while somebody watches. */
    static Bytes news(Instant now) {
        return Bytes.of(String.join(
                "\r\n",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)),
                "From: Imapala <imapala@example.org>",
                "To: Ann <ann@example.org>",
                "Subject: It works! =?utf-8?B?8J+OiQ==?=",
                "Message-ID: <it-works@example.org>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "This message came while you were watching, and the server told you at once.",
                ""));
    }
}
