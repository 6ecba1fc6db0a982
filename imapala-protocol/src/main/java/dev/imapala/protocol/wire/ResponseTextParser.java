package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows a status word. Never fails: a code that is none is text, and a known code with defective arguments
 * is {@link ResponseCode.Other}.
 *
 * <p>RFC 9051 section 9, {@code resp-text}
 */
final class ResponseTextParser {
    private final ResponseCodeParser codes;

    ResponseTextParser(FlagsParser flags) {
        this.codes = new ResponseCodeParser(flags);
    }

    ResponseText parse(Cursor cursor) {
        cursor.skipSpaces();
        int from = cursor.position();
        ResponseCode code = null;
        if (cursor.tryOctet('[')) {
            code = code(cursor);
            if (code == null) {
                cursor.back(from);
                cursor.note(Quirk.BRACKETS_WITHOUT_CODE);
            }
        }
        if (code != null) {
            cursor.skipSpaces();
        }
        if (cursor.peek() < 0) {
            cursor.note(Quirk.TEXT_MISSING);
        }
        cursor.checkText(cursor.position(), cursor.end());
        return new ResponseText(code, cursor.rest().text());
    }

    /** Returns null where the brackets hold no code. */
    private @Nullable ResponseCode code(Cursor cursor) {
        int from = cursor.position();
        int nameEnd = from;
        byte[] array = cursor.array();
        while (nameEnd < cursor.end() && Octets.isAtom(array[nameEnd])) {
            nameEnd++;
        }
        int next = nameEnd < cursor.end() ? array[nameEnd] : ']';
        if (nameEnd == from || next != ' ' && next != ']') {
            return null;
        }
        String name = cursor.ascii(from, nameEnd).toUpperCase(Locale.ROOT);
        cursor.back(nameEnd);
        return next == ']' ? tryWord(cursor, name) : withArguments(cursor, name);
    }

    /** Returns null where text goes on directly behind the bracket: {@code [Gmail]/Trash}. */
    private static @Nullable ResponseCode tryWord(Cursor cursor, String name) {
        close(cursor);
        if (cursor.peek() >= 0 && cursor.peek() != ' ') {
            return null;
        }
        return ResponseCodeParser.withoutArguments(name);
    }

    private ResponseCode withArguments(Cursor cursor, String name) {
        cursor.skipSpaces();
        int from = cursor.position();
        try {
            ResponseCode known = codes.tryParse(cursor, name);
            cursor.skipSpaces();
            if (known != null && cursor.tryOctet(']')) {
                return known;
            } else if (known == null) {
                return other(cursor, name, from);
            }
        } catch (ParseException | IllegalArgumentException e) {
            // kept as it came, below
        } catch (LimitExceededException e) {
            // the same: what has a tag must not be lost
            cursor.forgetItems();
        }
        cursor.back(from);
        cursor.note(Quirk.DEFECTIVE_CODE);
        return other(cursor, name, from);
    }

    private static ResponseCode other(Cursor cursor, String name, int from) {
        cursor.back(from);
        int to = endOfCode(cursor);
        Bytes arguments = cursor.slice(from, to);
        cursor.back(to);
        close(cursor);
        return new ResponseCode.Other(name, arguments);
    }

    private static void close(Cursor cursor) {
        if (!cursor.tryOctet(']')) {
            cursor.note(Quirk.CODE_WITHOUT_END);
        }
    }

    /**
     * Returns where the closing bracket is; one in a quoted string is none, unless there is no other. A code without one
     * ends with the line.
     */
    private static int endOfCode(Cursor cursor) {
        byte[] array = cursor.array();
        boolean quoted = false;
        int first = cursor.end();
        for (int at = cursor.position(); at < cursor.end(); at++) {
            if (array[at] == '\\' && quoted) {
                at++;
            } else if (array[at] == '"') {
                quoted = !quoted;
            } else if (array[at] == ']' && !quoted) {
                return at;
            } else if (array[at] == ']') {
                first = Math.min(first, at);
            }
        }
        return first;
    }

    /** Reads capabilities up to the end of the line or the code; what is not a word is passed over. */
    static Capabilities capabilities(Cursor cursor) {
        List<Capability> capabilities = new ArrayList<>();
        while (!cursor.atEnd() && cursor.peek() != ']') {
            int from = cursor.position();
            while (cursor.peek() > ' ' && cursor.peek() != ']') {
                cursor.back(cursor.position() + 1);
            }
            if (cursor.position() == from) {
                throw cursor.unexpected("capability");
            }
            try {
                capabilities.add(Capability.of(cursor.ascii(from, cursor.position())));
            } catch (IllegalArgumentException e) {
                // not a word: nobody can ask for it
                cursor.note(Quirk.DEFECTIVE_CAPABILITY, from);
            }
        }
        return Capabilities.of(capabilities);
    }
}
