package dev.imapala.cli.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * The header of a message, for people.
 *
 * @param fields the fields, in order
 */
public record Header(List<Field> fields) {
    /**
     * A field.
     *
     * @param name its name; empty for a line that is none
     * @param value its value on one line, with encoded words decoded (RFC 2047 section 2)
     */
    public record Field(String name, String value) {
        /** Returns the field as a line. */
        @Override
        public String toString() {
            return name.isEmpty() ? value : name + ": " + value;
        }
    }

    /** Copies. */
    public Header {
        fields = List.copyOf(fields);
    }

    /** Reads {@code octets} up to an empty line. */
    public static Header parse(byte[] octets) {
        List<Field> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (String line : text(octets).split("\r\n|\n|\r", -1)) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (!goesOn && !field.isEmpty()) {
                fields.add(field(field.toString()));
                field.setLength(0);
            }
            if (line.isEmpty()) {
                break;
            }
            field.append(goesOn ? " " + line.strip() : line);
        }
        return new Header(fields);
    }

    /** Headers are ASCII, or UTF-8 (RFC 6532 section 3.2), or what the sender's computer had. */
    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(octets, Charset.forName("windows-1252"));
        }
    }

    private static Field field(String unfolded) {
        int colon = unfolded.indexOf(':');
        String name = colon < 0 ? "" : unfolded.substring(0, colon).strip();
        return new Field(name, decoded(unfolded.substring(colon + 1).strip()));
    }

    private static String decoded(String value) {
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
