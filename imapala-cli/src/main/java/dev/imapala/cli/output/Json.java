package dev.imapala.cli.output;

import java.nio.charset.CharsetEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on one line, written field by field. What {@link TerminalText} would make visible, and what the output's
 * charset does not have, is escaped, so that a line is safe to show and loses nothing.
 */
final class Json {
    private final CharsetEncoder encoder;
    private final StringBuilder text = new StringBuilder(128).append('{');

    private Json(CharsetEncoder encoder) {
        this.encoder = encoder;
    }

    static Json object(CharsetEncoder encoder) {
        return new Json(encoder);
    }

    /** Begins an object within this one's output. */
    Json nested() {
        return new Json(encoder);
    }

    Json put(String name, @Nullable String value) {
        key(name);
        if (value == null) {
            text.append("null");
        } else {
            string(value);
        }
        return this;
    }

    Json put(String name, long value) {
        key(name).text.append(value);
        return this;
    }

    Json put(String name, boolean value) {
        key(name).text.append(value);
        return this;
    }

    /** Adds {@code value}, or null where there is none. */
    Json putNumber(String name, @Nullable Long value) {
        key(name).text.append(value);
        return this;
    }

    Json putStrings(String name, List<String> values) {
        key(name).text.append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",");
            string(values.get(i));
        }
        text.append(']');
        return this;
    }

    Json putObjects(String name, List<Json> values) {
        key(name).text.append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",").append(values.get(i));
        }
        text.append(']');
        return this;
    }

    private Json key(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
        return this;
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            int next = i + Character.charCount(c);
            character(c, value.substring(i, next));
            i = next;
        }
        text.append('"');
    }

    private void character(int c, String units) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(units);
        } else if (c == '\n') {
            text.append("\\n");
        } else if (c == '\r') {
            text.append("\\r");
        } else if (c == '\t') {
            text.append("\\t");
        } else if (c >= ' ' && c <= '~' || !TerminalText.isAlwaysEscaped(c) && encoder.canEncode(units)) {
            text.append(units);
        } else {
            units.chars().forEach(unit -> text.append(String.format("\\u%04x", unit)));
        }
    }

    /** Returns the object as it is so far. */
    @Override
    public String toString() {
        return text + "}";
    }
}
