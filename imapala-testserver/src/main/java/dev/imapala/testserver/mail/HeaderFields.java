package dev.imapala.testserver.mail;

import java.util.ArrayList;
import java.util.List;

/** Writes the header fields every letter has (RFC 5322 section 3.6). */
final class HeaderFields {
    private HeaderFields() {}

    static List<String> of(Letter.Envelope envelope) {
        List<String> fields = new ArrayList<>();
        fields.add(date(envelope.date()));
        fields.add(addresses("From", envelope.from(), envelope.words()));
        fields.add(addresses("To", envelope.to(), envelope.words()));
        if (!envelope.cc().isEmpty()) {
            fields.add(addresses("Cc", envelope.cc(), envelope.words()));
        }
        fields.add(subject(envelope.subject(), envelope.words()));
        fields.add(messageId(envelope.messageId()));
        if (envelope.inReplyTo() != null) {
            fields.add("In-Reply-To: " + envelope.inReplyTo());
        }
        return fields;
    }

    static String date(String date) {
        return "Date: " + date;
    }

    static String subject(String subject, EncodedWords words) {
        return "Subject: " + words.encode(subject);
    }

    static String messageId(String messageId) {
        return "Message-ID: " + messageId;
    }

    /** Writes an address field, from the second address on each on a line of its own. */
    static String addresses(String name, List<MailAddress> addresses, EncodedWords words) {
        List<String> written =
                addresses.stream().map(address -> address.inHeader(words)).toList();
        return name + ": " + String.join(",\r\n\t", written);
    }

    /** Writes References, each id on a line of its own. */
    static String references(List<String> messageIds) {
        return "References: " + String.join("\r\n ", messageIds);
    }
}
