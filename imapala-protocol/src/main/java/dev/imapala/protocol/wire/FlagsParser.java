package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.Quirk;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of flags. A mailbox has few different ones, so they are kept: a list that came before costs no memory.
 *
 * <p>RFC 9051 section 9, {@code flag-list}
 */
final class FlagsParser {
    private static final int SLOTS = 128;
    private static final int SLOT_SHIFT = Long.SIZE - 7;
    private static final int LONGEST_KEPT = 256;

    private final @Nullable Kept[] kept = new Kept[SLOTS];

    /** A list that came before: its octets, eight in each, and what they mean. */
    private static final class Kept {
        final long[] raw;
        final Set<Flag> flags;

        Kept(long[] raw, Set<Flag> flags) {
            this.raw = raw;
            this.flags = flags;
        }

        boolean matches(byte[] array, int from, int size) {
            int whole = size / Long.BYTES;
            if (raw.length != whole + 1) {
                return false;
            }
            for (int i = 0; i < whole; i++) {
                if (raw[i] != Octets.eight(array, from + i * Long.BYTES)) {
                    return false;
                }
            }
            return raw[whole] == part(Octets.eight(array, from + whole * Long.BYTES), size % Long.BYTES);
        }
    }

    /** Returns the first octets of eight. */
    private static long part(long eight, int octets) {
        return eight & (1L << octets * Byte.SIZE) - 1;
    }

    Set<Flag> parse(Cursor cursor) {
        cursor.skipSpaces();
        byte[] array = cursor.array();
        int from = cursor.position();
        int most = Math.min(cursor.end(), from + LONGEST_KEPT) - Long.BYTES;
        long hash = 0;
        for (int at = from; at <= most; at += Long.BYTES) {
            long eight = Octets.eight(array, at);
            long closes = Octets.matches(eight, (byte) ')');
            if (closes != 0) {
                int octets = Long.numberOfTrailingZeros(closes) / Byte.SIZE;
                return parse(cursor, at - from + octets, mix(hash, part(eight, octets)));
            }
            hash = mix(hash, eight);
        }
        return parseList(cursor);
    }

    private static long mix(long hash, long eight) {
        return (hash ^ eight) * 0x9E37_79B9_7F4A_7C15L;
    }

    /** Reads the list of {@code size} octets and a closing parenthesis. */
    private Set<Flag> parse(Cursor cursor, int size, long hash) {
        int from = cursor.position();
        int slot = (int) (hash >>> SLOT_SHIFT);
        Kept before = kept[slot];
        if (before != null && before.matches(cursor.array(), from, size)) {
            cursor.skip(size + 1);
            return before.flags;
        }
        int notes = cursor.notes();
        Set<Flag> parsed = parseList(cursor);
        if (cursor.position() == from + size + 1 && cursor.notes() == notes) {
            kept[slot] = new Kept(raw(cursor.array(), from, size), parsed);
        }
        return parsed;
    }

    private static long[] raw(byte[] array, int from, int size) {
        long[] raw = new long[size / Long.BYTES + 1];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Octets.eight(array, from + i * Long.BYTES);
        }
        raw[raw.length - 1] = part(raw[raw.length - 1], size % Long.BYTES);
        return raw;
    }

    private static Set<Flag> parseList(Cursor cursor) {
        Set<Flag> flags = new LinkedHashSet<>();
        cursor.open();
        while (!cursor.tryClose()) {
            Flag flag = flag(cursor);
            if (flag != null) {
                flags.add(flag);
            }
        }
        return FlagSet.copyOf(flags);
    }

    /** Returns null for NIL, and for other things that are no flags, which some servers put among flags. */
    private static @Nullable Flag flag(Cursor cursor) {
        if (cursor.peek() == '(') {
            throw cursor.unexpected("flag");
        }
        int from = cursor.position();
        boolean quoted = cursor.peek() == '"';
        Bytes word = quoted ? cursor.string() : cursor.balancedWord();
        if (word.equalsIgnoreCase("NIL")) {
            cursor.note(Quirk.NIL_IN_LIST, from);
            return null;
        }
        try {
            Flag flag = Flag.received(word);
            check(cursor, from, flag, quoted);
            return flag;
        } catch (IllegalArgumentException e) {
            cursor.note(Quirk.DEFECTIVE_FLAG, from);
            return null;
        }
    }

    private static void check(Cursor cursor, int from, Flag flag, boolean quoted) {
        if (quoted) {
            cursor.note(Quirk.QUOTED_FLAG, from);
        } else if (!flag.isWellFormed() && !flag.equals(Flag.ANY_KEYWORD)) {
            cursor.note(Quirk.ODD_FLAG, from);
            cursor.checkText(from, cursor.position());
        }
    }
}
