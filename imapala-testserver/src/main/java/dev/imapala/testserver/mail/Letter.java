package dev.imapala.testserver.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A well-formed message before it is written: its header and its content. */
record Letter(Envelope envelope, List<String> moreFields, Entity content) {

    /** What the header says, and how its words are encoded. */
    record Envelope(
            String subject,
            List<MailAddress> from,
            List<MailAddress> to,
            List<MailAddress> cc,
            String messageId,
            @Nullable String inReplyTo,
            String date,
            EncodedWords words) {

        MailFacts facts(PartFacts structure) {
            return new MailFacts(subject, from, to, cc, messageId, inReplyTo, date, structure);
        }
    }

    /** Writes the message and returns what is known of it. */
    MailFacts write(Output out) {
        out.lines(moreFields);
        out.lines(HeaderFields.of(envelope));
        if (!content.fields().isEmpty()) {
            out.line("MIME-Version: 1.0");
        }
        return envelope.facts(content.write(out));
    }
}
