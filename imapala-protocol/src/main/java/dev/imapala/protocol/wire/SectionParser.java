package dev.imapala.protocol.wire;

import dev.imapala.protocol.fetch.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands in the brackets of {@code BODY[...]}, and the brackets.
 *
 * <p>RFC 9051 section 9, {@code section}
 */
final class SectionParser {
    private SectionParser() {}

    static Section parse(Cursor cursor) {
        cursor.octet('[');
        if (cursor.tryOctet(']')) {
            return Section.FULL;
        }
        List<Long> part = part(cursor);
        Section.Text text = cursor.peek() == ']' ? Section.Text.ALL : text(cursor);
        boolean named = text == Section.Text.HEADER_FIELDS || text == Section.Text.HEADER_FIELDS_NOT;
        int here = cursor.position();
        List<String> fields = named ? fields(cursor) : List.of();
        cursor.octet(']');
        try {
            return new Section(part, text, fields);
        } catch (IllegalArgumentException e) {
            cursor.back(here);
            throw cursor.unexpected("section (" + e.getMessage() + ")");
        }
    }

    private static List<Long> part(Cursor cursor) {
        List<Long> part = new ArrayList<>(4);
        long number = cursor.tryNumber();
        while (number >= 0) {
            part.add(number);
            number = cursor.tryOctet('.') ? cursor.tryNumber() : -1;
        }
        return part;
    }

    private static Section.Text text(Cursor cursor) {
        for (Section.Text text : Section.Text.values()) {
            if (text != Section.Text.ALL && cursor.tryWord(text.keyword())) {
                return text;
            }
        }
        throw cursor.unexpected("HEADER, HEADER.FIELDS, HEADER.FIELDS.NOT, TEXT or MIME");
    }

    private static List<String> fields(Cursor cursor) {
        List<String> fields = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            fields.add(cursor.astring().text());
            cursor.skipSpaces();
        }
        return fields;
    }
}
