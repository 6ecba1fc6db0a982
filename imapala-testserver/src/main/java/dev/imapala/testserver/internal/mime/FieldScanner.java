package dev.imapala.testserver.internal.mime;

/** Reads tokens, quoted strings and comments of structured header fields, whatever else is there. */
final class FieldScanner {
    private static final int END = -1;
    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";

    private final String value;
    private int position;

    FieldScanner(String value) {
        this.value = value;
    }

    /** Returns the next character without taking it, or -1. */
    int peek() {
        return position < value.length() ? value.charAt(position) : END;
    }

    boolean atEnd() {
        return position >= value.length();
    }

    /** Takes the next character. */
    char take() {
        return value.charAt(position++);
    }

    /** Skips white space and comments, then {@code c} if it is there. */
    boolean skip(char c) {
        skipBlank();
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    /** Skips white space and comments. */
    void skipBlank() {
        while (!atEnd() && (Text.isSpace(peek()) || peek() == '(')) {
            if (peek() == '(') {
                comment();
            } else {
                position++;
            }
        }
    }

    void skipSpace() {
        while (Text.isSpace(peek())) {
            position++;
        }
    }

    /** Returns what is in the comment that begins here; one that never ends reaches to the end of the field. */
    String comment() {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        while (!atEnd()) {
            char c = take();
            if (c == '\\' && !atEnd()) {
                out.append(take());
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (c != '(' || depth > 1) {
                out.append(c);
            }
        }
        return Text.trim(out.toString());
    }

    /** Returns what is in the quoted string that begins here; one that never ends reaches to the end of the field. */
    String quoted() {
        StringBuilder out = new StringBuilder();
        position++;
        while (!atEnd()) {
            char c = take();
            if (c == '"') {
                break;
            }
            out.append(c == '\\' && !atEnd() ? take() : c);
        }
        return out.toString();
    }

    /** Returns the token of RFC 2045 section 5.1 that follows white space and comments; empty where there is none. */
    String token() {
        skipBlank();
        int start = position;
        while (!atEnd() && peek() > ' ' && TSPECIALS.indexOf(peek()) < 0) {
            position++;
        }
        return value.substring(start, position);
    }

    /** Returns a parameter value: a quoted string, or all up to the next semicolon or white space. */
    String parameterValue() {
        skipBlank();
        if (peek() == '"') {
            return quoted();
        }
        int start = position;
        while (!atEnd() && peek() != ';' && !Text.isSpace(peek())) {
            position++;
        }
        return value.substring(start, position);
    }

    /** Goes behind the next {@code c}, or to the end. */
    void skipPast(char c) {
        while (!atEnd() && take() != c) {
            // what stands in between is not understood
        }
    }
}
