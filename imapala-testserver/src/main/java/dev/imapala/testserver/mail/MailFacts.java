package dev.imapala.testserver.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a well-formed generated message, for a test to compare a server's answers with.
 *
 * @param subject the subject, decoded
 * @param from the authors
 * @param to the recipients
 * @param cc the recipients of a copy; may be empty
 * @param messageId the Message-ID field with its angle brackets
 * @param inReplyTo the In-Reply-To field with its angle brackets, or null
 * @param date the Date field as written
 * @param structure the MIME structure
 */
public record MailFacts(
        String subject,
        List<MailAddress> from,
        List<MailAddress> to,
        List<MailAddress> cc,
        String messageId,
        @Nullable String inReplyTo,
        String date,
        PartFacts structure) {

    /** Copies the lists. */
    public MailFacts {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }
}
