package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a message in the form in which servers parse it. The octets are as the server sent them; {@link
 * #subject()} and others give text.
 *
 * @param rawDate the Date field
 * @param rawSubject the Subject field, encoded words and all
 * @param from the authors; if they are not known, who sent it
 * @param sender who sent it for them; if nobody did, the authors
 * @param replyTo where to reply to; mostly the authors
 * @param to the recipients
 * @param cc those who get a copy
 * @param bcc those who get a blind copy
 * @param rawInReplyTo the In-Reply-To field
 * @param rawMessageId the Message-ID field
 * RFC 9051 section 7.5.2
 */
public record Envelope(
        @Nullable Bytes rawDate,
        @Nullable Bytes rawSubject,
        List<Address> from,
        List<Address> sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        @Nullable Bytes rawInReplyTo,
        @Nullable Bytes rawMessageId) {
    /** Copies; who is not named is who the standard says. */
    public Envelope {
        from = List.copyOf(from.isEmpty() ? sender : from);
        sender = List.copyOf(sender.isEmpty() ? from : sender);
        replyTo = List.copyOf(replyTo.isEmpty() ? from : replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** Returns the subject with encoded words decoded (RFC 2047 section 2); empty if there is none. */
    public String subject() {
        return EncodedWords.decode(rawSubject);
    }

    /** Returns the Date field as it stands in the message; empty if there is none. */
    public String date() {
        return text(rawDate);
    }

    /** Returns the Message-ID field, usually in angle brackets; empty if there is none. */
    public String messageId() {
        return text(rawMessageId);
    }

    /** Returns the In-Reply-To field; empty if there is none. */
    public String inReplyTo() {
        return text(rawInReplyTo);
    }

    private static String text(@Nullable Bytes field) {
        return field == null ? "" : field.text();
    }

    /** Returns nothing of the mail. */
    @Override
    public String toString() {
        return "Envelope[]";
    }
}
