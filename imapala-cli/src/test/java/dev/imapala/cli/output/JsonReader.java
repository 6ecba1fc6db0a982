package dev.imapala.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly, so that tests see what other programs would see (RFC 8259). Numbers are whole. */
public final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Returns the object that is {@code text}. */
    @SuppressWarnings("unchecked") // objects are such maps
    public static Map<String, @Nullable Object> read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.at != text.length() || !(value instanceof Map)) {
            throw new AssertionError("not one JSON object: " + text);
        }
        return (Map<String, @Nullable Object>) value;
    }

    /** Returns the objects in the lines of {@code text}. */
    public static List<Map<String, @Nullable Object>> lines(String text) {
        return text.lines().map(JsonReader::read).toList();
    }

    private @Nullable Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        expect('{');
        while (text.charAt(at) != '}') {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String name = string();
            expect(':');
            if (fields.containsKey(name)) {
                throw new AssertionError("twice: " + name);
            }
            fields.put(name, value());
        }
        expect('}');
        return fields;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        expect('[');
        while (text.charAt(at) != ']') {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(value());
        }
        expect(']');
        return elements;
    }

    private String string() {
        StringBuilder decoded = new StringBuilder();
        expect('"');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new AssertionError("a control character at " + at);
            }
            decoded.append(c == '\\' ? escape() : c);
        }
        expect('"');
        return decoded.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain < 0) {
            throw new AssertionError("an unknown escape at " + at);
        }
        return "\"\\/\b\f\n\r\t".charAt(plain);
    }

    private Object number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return Long.valueOf(text.substring(from, at));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw new AssertionError("expected " + word + " at " + at + " of " + text);
        }
        at += word.length();
        return value;
    }

    private void expect(char c) {
        if (text.charAt(at++) != c) {
            throw new AssertionError("expected " + c + " at " + (at - 1) + " of " + text);
        }
    }
}
