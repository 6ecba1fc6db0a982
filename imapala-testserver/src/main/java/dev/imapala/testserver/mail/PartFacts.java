package dev.imapala.testserver.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one part of a generated message (RFC 2045 and RFC 2046). */
public sealed interface PartFacts {

    /** Returns type and subtype in lower case, as in {@code text/plain}. */
    String mediaType();

    /**
     * A part without parts.
     *
     * @param mediaType type and subtype in lower case
     * @param transferEncoding the content transfer encoding in lower case
     * @param size the length of the encoded body in bytes
     * @param lines the number of line ends in the encoded body
     * @param fileName the file name, decoded, or null
     */
    record Single(
            String mediaType,
            String transferEncoding,
            int size,
            int lines,
            @Nullable String fileName) implements PartFacts {}

    /**
     * A multipart.
     *
     * @param mediaType type and subtype in lower case
     * @param boundary what separates the parts
     * @param parts the parts in order
     */
    record Multipart(String mediaType, String boundary, List<PartFacts> parts) implements PartFacts {
        /** Copies the parts. */
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A message inside the message.
     *
     * @param size the length of the message in bytes
     * @param lines the number of line ends in it
     * @param message what is known of it
     */
    record Embedded(int size, int lines, MailFacts message) implements PartFacts {
        @Override
        public String mediaType() {
            return "message/rfc822";
        }
    }
}
