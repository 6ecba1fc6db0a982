package dev.imapala.testserver.internal.mime;

import java.util.List;
import java.util.Optional;

/** The header fields of a message or a part, in order (RFC 5322 section 2.2). */
public final class Header {
    private final List<HeaderField> fields;

    Header(List<HeaderField> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Returns all fields in order. */
    public List<HeaderField> fields() {
        return fields;
    }

    /** Returns the body of the first field of that name, unfolded. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .findFirst();
    }

    /** Returns the bodies of all fields of that name, unfolded. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .toList();
    }

    /** Reads the field at {@code start}, which goes on over lines that begin with white space. */
    static HeaderField fieldAt(byte[] bytes, int start, int end) {
        int after = Text.afterLine(bytes, start, end);
        while (after < end && (bytes[after] == ' ' || bytes[after] == '\t')) {
            after = Text.afterLine(bytes, after, end);
        }
        String text = Text.of(bytes, start, after);
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : Text.trim(text.substring(0, colon));
        return new HeaderField(name, Text.unfold(text.substring(colon + 1)), start, after);
    }
}
