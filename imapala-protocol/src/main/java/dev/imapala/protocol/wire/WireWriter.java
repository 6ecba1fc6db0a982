package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MailboxName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes terms of the grammar, and beside them the form for logs. Every string goes out as an atom, quoted, or as a
 * literal, chosen by what is in it: no octet of a value is ever taken for grammar.
 */
final class WireWriter {
    private static final int LONGEST_QUOTED = 1024;

    private final WireOptions options;
    private final boolean byServer;
    private final List<Fragment> fragments = new ArrayList<>();
    private final StringBuilder redacted = new StringBuilder();
    private byte[] line = new byte[128];
    private int size;

    private WireWriter(WireOptions options, boolean byServer) {
        this.options = options;
        this.byServer = byServer;
    }

    static WireWriter ofCommand(WireOptions options) {
        return new WireWriter(options, false);
    }

    /** A server's literals need no go-ahead and have no {@code +}. */
    static WireWriter ofResponse(boolean utf8) {
        return new WireWriter(new WireOptions(WireOptions.LiteralMode.PLUS, utf8), true);
    }

    boolean utf8() {
        return options.utf8();
    }

    /** Writes grammar: ASCII that the program chose, never a value. */
    WireWriter raw(String grammar) {
        octets(grammar.getBytes(StandardCharsets.US_ASCII));
        redacted.append(grammar);
        return this;
    }

    WireWriter space() {
        return raw(" ");
    }

    WireWriter number(long number) {
        return raw(Long.toString(number));
    }

    /** Writes something that was checked to be an atom, or flag, when it was made. */
    WireWriter atom(String checked) {
        octets(checked.getBytes(StandardCharsets.UTF_8));
        redacted.append(checked);
        return this;
    }

    /** Writes a quoted string or a literal. */
    WireWriter string(Bytes value) {
        if (isQuotable(value)) {
            quoted(value);
            show(value.text());
        } else {
            literal(value);
        }
        return this;
    }

    /** Adds a quoted string to the form for logs, which has no control characters. */
    private void show(String value) {
        redacted.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            redacted.append(c == '"' || c == '\\' ? "\\" : "").append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
        redacted.append('"');
    }

    WireWriter string(String value) {
        return string(Bytes.of(value));
    }

    WireWriter nstring(@Nullable Bytes value) {
        return value == null ? raw("NIL") : string(value);
    }

    /** Writes NIL, a string, or for octets with NUL among them the literal that may have them. */
    WireWriter nstringOrLiteral8(@Nullable Bytes value) {
        if (value == null || value.indexOf((byte) 0) < 0) {
            return nstring(value);
        }
        return raw("~").literal(value);
    }

    /** Writes an atom if {@code value} is one that nobody takes for something else, else a string. */
    WireWriter astring(Bytes value) {
        if (isSafeAtom(value)) {
            octets(value);
            redacted.append(value.text());
            return this;
        }
        return string(value);
    }

    /** Writes a string that is {@code ***} in logs; never as an atom. */
    WireWriter secretString(Bytes value) {
        int length = redacted.length();
        string(value);
        redacted.setLength(length);
        redacted.append("***");
        return this;
    }

    /** Writes base64 that is {@code ***} in logs. */
    WireWriter secretRaw(String base64) {
        octets(base64.getBytes(StandardCharsets.US_ASCII));
        redacted.append("***");
        return this;
    }

    WireWriter flags(Iterable<Flag> flags) {
        String before = "";
        raw("(");
        for (Flag flag : flags) {
            raw(before).atom(flag.name());
            before = " ";
        }
        return raw(")");
    }

    WireWriter mailbox(MailboxName name) {
        return astring(options.utf8() && name.encoded().isAscii() ? Bytes.of(name.text()) : name.encoded());
    }

    /** Writes a label of Gmail: one of Gmail's own as a flag, if it can be one, else as a name of a mailbox. */
    WireWriter label(GmailLabel label) {
        Bytes name = label.name().encoded();
        boolean flag = name.size() > 1 && name.at(0) == '\\' && isSafeAtom(name.slice(1, name.size()));
        return flag ? atom(name.text()) : mailbox(label.name());
    }

    /** Writes a literal, header and all. */
    WireWriter literal(Bytes value) {
        boolean waits = literalHeader(value.size());
        fragments.add(new Fragment.Literal(value, waits));
        return this;
    }

    /** Writes a literal, header and all; what is in it is written by whoever has it, if it is not in memory. */
    WireWriter literal(Content content) {
        return literal(content, false);
    }

    private WireWriter literal(Content content, boolean binary) {
        if (content instanceof Content.InMemory memory) {
            return literal(memory.octets());
        } else if (content instanceof Content.Streamed streamed) {
            boolean waits = literalHeader(streamed.size());
            fragments.add(new Fragment.Streamed(streamed, waits, binary));
            return this;
        }
        throw new AssertionError(content);
    }

    /** Writes a literal8, in which there may be NUL. */
    WireWriter literal8(Content content) {
        return raw("~").literal(content, true);
    }

    /** Writes the header of a literal; tells whether what is in it waits for the server's go-ahead. */
    private boolean literalHeader(long literalSize) {
        boolean waits = options.needsGoAhead(literalSize);
        raw("{" + literalSize + (waits || byServer ? "}" : "+}"));
        octets(new byte[] {'\r', '\n'});
        endLine();
        return waits;
    }

    private boolean isQuotable(Bytes value) {
        if (value.size() > LONGEST_QUOTED) {
            return false;
        }
        for (int i = 0; i < value.size(); i++) {
            byte octet = value.at(i);
            if (octet < ' ' && (octet >= 0 || !options.utf8()) || octet == 0x7F) {
                return false;
            }
        }
        return !options.utf8() || value.isAscii() || Bytes.of(value.text()).equals(value);
    }

    private void quoted(Bytes value) {
        ensure(2 * value.size() + 2);
        line[size++] = '"';
        for (int i = 0; i < value.size(); i++) {
            byte octet = value.at(i);
            if (octet == '"' || octet == '\\') {
                line[size++] = '\\';
            }
            line[size++] = octet;
        }
        line[size++] = '"';
    }

    /** Courier refuses characters in the atoms of commands that the grammar has there. */
    private boolean isSafeAtom(Bytes value) {
        for (int i = 0; i < value.size(); i++) {
            if (!Octets.isAtom(value.at(i)) || (!byServer && "}~".indexOf(value.at(i)) >= 0)) {
                return false;
            }
        }
        return !value.isEmpty() && !value.equalsIgnoreCase("NIL");
    }

    private void octets(byte[] octets) {
        ensure(octets.length);
        System.arraycopy(octets, 0, line, size, octets.length);
        size += octets.length;
    }

    /**
     * Writes octets that were understood by nobody, as they came.
     *
     * @throws IllegalArgumentException if they would end the line, or announce a literal that is not in them
     */
    WireWriter received(Bytes octets) {
        byte[] array = octets.toArray();
        int lineStart = 0;
        int feed = LineEnd.find(array, 0, array.length);
        while (feed >= 0) {
            int contentEnd = feed > lineStart && array[feed - 1] == '\r' ? feed - 1 : feed;
            long literal = LiteralHeader.size(array, lineStart, contentEnd);
            if (literal == LiteralHeader.NONE || literal > array.length - feed - 1) {
                throw new IllegalArgumentException("a line ends inside of what is to be written as it came");
            }
            lineStart = feed + 1 + (int) literal;
            feed = LineEnd.find(array, lineStart, array.length);
        }
        if (LiteralHeader.size(array, lineStart, array.length) != LiteralHeader.NONE) {
            throw new IllegalArgumentException("a literal is missing in what is to be written as it came");
        }
        return octets(octets);
    }

    /** Writes octets as they are; they are known to be grammar. */
    WireWriter octets(Bytes octets) {
        ensure(octets.size());
        octets.copyTo(line, size);
        size += octets.size();
        return this;
    }

    private void ensure(int more) {
        if (line.length - size < more) {
            line = Arrays.copyOf(line, Math.max(Math.addExact(size, more), size * 2));
        }
    }

    private void endLine() {
        if (size > 0) {
            fragments.add(new Fragment.Line(Bytes.copyOf(line, 0, size)));
            size = 0;
        }
    }

    SerializedCommand end() {
        octets(new byte[] {'\r', '\n'});
        endLine();
        return new SerializedCommand(fragments, redacted.toString());
    }
}
