package dev.imapala.protocol.fetch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a message: what stands between the brackets of {@code BODY[...]}.
 *
 * <pre>
 * Section.FULL                               BODY[]
 * Section.HEADER                             BODY[HEADER]
 * Section.headerFields("From", "Subject")    BODY[HEADER.FIELDS (From Subject)]
 * Section.part(2, 1)                         BODY[2.1]
 * Section.part(2).mime()                     BODY[2.MIME]
 * Section.part(3).header()                   BODY[3.HEADER], of an embedded message
 * </pre>
 *
 * @param part the part's numbers from the outermost in, each 1 to 4,294,967,295; empty for the message itself
 * @param text what of the part
 * @param fields the names of header fields, for {@link Text#HEADER_FIELDS} and {@link Text#HEADER_FIELDS_NOT}
 * RFC 9051 section 6.4.5
 */
public record Section(List<Long> part, Text text, List<String> fields) {
    /** What of a part is meant. */
    public enum Text {
        /** All of it; of a part, its body without its MIME header. */
        ALL(""),
        /** The header of the message. */
        HEADER("HEADER"),
        /** The named fields of the header. */
        HEADER_FIELDS("HEADER.FIELDS"),
        /** The header without the named fields. */
        HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
        /** The body of the message, without its header. */
        TEXT("TEXT"),
        /** The MIME header of a part. */
        MIME("MIME");

        private final String keyword;

        Text(String keyword) {
            this.keyword = keyword;
        }

        /** Returns the word of the wire; empty for {@link #ALL}. */
        public String keyword() {
            return keyword;
        }
    }

    /** The whole message, {@code BODY[]}. */
    public static final Section FULL = new Section(List.of(), Text.ALL, List.of());
    /** The header of the message, {@code BODY[HEADER]}. */
    public static final Section HEADER = new Section(List.of(), Text.HEADER, List.of());
    /** The body of the message, {@code BODY[TEXT]}. */
    public static final Section TEXT = new Section(List.of(), Text.TEXT, List.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a part number is 0, a field name is not one, or the parts do not fit together
     */
    public Section {
        part = List.copyOf(part);
        fields = List.copyOf(fields);
        if (part.stream().anyMatch(number -> number < 1 || number > 0xFFFF_FFFFL)) {
            throw new IllegalArgumentException("part numbers are 1 to 4294967295, not " + part);
        }
        if (text == Text.MIME && part.isEmpty()) {
            throw new IllegalArgumentException("MIME needs a part: Section.part(1).mime()");
        }
        boolean named = text == Text.HEADER_FIELDS || text == Text.HEADER_FIELDS_NOT;
        if (named == fields.isEmpty()) {
            throw new IllegalArgumentException(
                    named ? "name at least one header field" : text + " takes no field names");
        }
        fields.forEach(Section::checkFieldName);
    }

    private static void checkFieldName(String name) {
        boolean valid =
                !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':' && c != '"' && c != '\\');
        if (!valid) {
            throw new IllegalArgumentException("not the name of a header field; use letters, digits and -");
        }
    }

    /** Returns the body of a part: {@code part(2, 1)} is the first part inside the second. */
    public static Section part(long... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("a part has at least one number; the whole message is Section.FULL");
        }
        return new Section(Arrays.stream(numbers).boxed().toList(), Text.ALL, List.of());
    }

    /** Returns the named fields of the message's header. */
    public static Section headerFields(String... names) {
        return new Section(List.of(), Text.HEADER_FIELDS, List.of(names));
    }

    /** Returns the message's header without the named fields. */
    public static Section headerFieldsNot(String... names) {
        return new Section(List.of(), Text.HEADER_FIELDS_NOT, List.of(names));
    }

    /** Returns the header of the message embedded in this part. */
    public Section header() {
        return new Section(part, Text.HEADER, List.of());
    }

    /** Returns the body of the message embedded in this part. */
    public Section bodyText() {
        return new Section(part, Text.TEXT, List.of());
    }

    /** Returns the MIME header of this part. */
    public Section mime() {
        return new Section(part, Text.MIME, List.of());
    }

    /** Returns what stands between the brackets, with the field names in upper case and sorted: equal for equal meaning. */
    String canonical() {
        StringBuilder name = new StringBuilder();
        for (Long number : part) {
            name.append(name.length() == 0 ? "" : ".").append(number);
        }
        if (text != Text.ALL) {
            name.append(name.length() == 0 ? "" : ".").append(text.keyword);
        }
        if (!fields.isEmpty()) {
            List<String> sorted = fields.stream()
                    .map(field -> field.toUpperCase(Locale.ROOT))
                    .sorted()
                    .toList();
            name.append(" (").append(String.join(" ", sorted)).append(')');
        }
        return name.toString();
    }
}
