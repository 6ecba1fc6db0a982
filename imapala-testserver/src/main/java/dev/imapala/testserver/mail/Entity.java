package dev.imapala.testserver.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A MIME entity (RFC 2045 section 2.4) that can be written: its content fields and its body. */
sealed interface Entity {

    /** Returns the content fields, each a field without its line end; empty for mail that knows nothing of MIME. */
    List<String> fields();

    /** Writes the body and returns what was written. */
    PartFacts writeBody(Output out);

    /** Writes fields, empty line and body. */
    default PartFacts write(Output out) {
        out.lines(fields()).line("");
        return writeBody(out);
    }

    /** An entity with a body of its own. */
    final class Leaf implements Entity {
        private final PartFacts.Single facts;
        private final List<String> fields;
        private final byte[] body;

        private Leaf(PartFacts.Single facts, List<String> fields, byte[] body) {
            this.facts = facts;
            this.fields = fields;
            this.body = body;
        }

        @Override
        public List<String> fields() {
            return fields;
        }

        @Override
        public PartFacts writeBody(Output out) {
            out.bytes(body);
            return facts;
        }
    }

    /** An entity made of entities (RFC 2046 section 5.1). */
    record Multi(String subtype, String boundary, String moreParameters, String preamble, List<Entity> parts)
            implements Entity {
        @Override
        public List<String> fields() {
            return List.of(
                    "Content-Type: multipart/" + subtype + moreParameters + ";\r\n boundary=\"" + boundary + '"');
        }

        @Override
        public PartFacts writeBody(Output out) {
            if (!preamble.isEmpty()) {
                out.line(preamble);
            }
            List<PartFacts> facts = new ArrayList<>();
            for (Entity part : parts) {
                out.line((facts.isEmpty() ? "--" : "\r\n--") + boundary);
                facts.add(part.write(out));
            }
            out.line("\r\n--" + boundary + "--");
            return new PartFacts.Multipart("multipart/" + subtype, boundary, facts);
        }
    }

    /** An entity that is a message (RFC 2046 section 5.2.1). */
    record Embedded(List<String> fields, Letter letter) implements Entity {
        @Override
        public PartFacts writeBody(Output out) {
            int size = out.size();
            int lines = out.lines();
            MailFacts facts = letter.write(out);
            return new PartFacts.Embedded(out.size() - size, out.lines() - lines, facts);
        }
    }

    /** Text in ASCII that says nothing of MIME. */
    static Leaf bareText(String text) {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        return new Leaf(single("text/plain", "7bit", body, null), List.of(), body);
    }

    /** Text in a character set; the transfer encoding is one of the five of RFC 2045 section 6.1. */
    static Leaf text(String subtype, String text, Charset charset, String encoding, String moreParameters) {
        byte[] body = encode(text.getBytes(charset), encoding);
        String type = "text/" + subtype;
        List<String> fields = List.of(
                "Content-Type: " + type + "; charset=" + charset.name().toLowerCase(Locale.ROOT) + moreParameters,
                "Content-Transfer-Encoding: " + encoding);
        return new Leaf(single(type, encoding, body, null), fields, body);
    }

    /** A part of any type whose body is written as it is given. */
    static Leaf raw(String mediaType, String encoding, List<String> fields, byte[] body, @Nullable String fileName) {
        return new Leaf(single(mediaType, encoding, body, fileName), fields, body);
    }

    private static byte[] encode(byte[] text, String encoding) {
        return switch (encoding) {
            case "base64" -> TransferEncodings.base64(text);
            case "quoted-printable" -> TransferEncodings.quotedPrintable(text);
            default -> text;
        };
    }

    private static PartFacts.Single single(String type, String encoding, byte[] body, @Nullable String fileName) {
        return new PartFacts.Single(type, encoding, body.length, Output.countLines(body), fileName);
    }
}
