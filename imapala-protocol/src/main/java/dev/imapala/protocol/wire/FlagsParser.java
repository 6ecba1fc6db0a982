package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.Quirk;
import java.util.Arrays;
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
    private static final int SLOT_SHIFT = Integer.SIZE - 7;
    private static final int LONGEST_KEPT = 256;

    private final @Nullable Kept[] kept = new Kept[SLOTS];

    /** A list that came before. */
    private static final class Kept {
        final byte[] raw;
        final Set<Flag> flags;

        Kept(byte[] raw, Set<Flag> flags) {
            this.raw = raw;
            this.flags = flags;
        }

        boolean matches(byte[] array, int from, int to) {
            return Arrays.equals(raw, 0, raw.length, array, from, to);
        }
    }

    Set<Flag> parse(Cursor cursor) {
        cursor.skipSpaces();
        int from = cursor.position();
        int to = endOfList(cursor);
        if (to < 0) {
            return parseList(cursor);
        }
        int slot = slot(cursor.array(), from, to);
        Kept before = kept[slot];
        if (before != null && before.matches(cursor.array(), from, to)) {
            cursor.back(to);
            return before.flags;
        }
        int notes = cursor.notes();
        Set<Flag> parsed = parseList(cursor);
        if (cursor.position() == to && cursor.notes() == notes) {
            kept[slot] = new Kept(Arrays.copyOfRange(cursor.array(), from, to), parsed);
        }
        return parsed;
    }

    /** Returns the position behind the first closing parenthesis, or -1 if it is farther away than a list that is kept. */
    private static int endOfList(Cursor cursor) {
        byte[] array = cursor.array();
        int most = Math.min(cursor.end(), cursor.position() + LONGEST_KEPT);
        for (int at = cursor.position(); at < most; at++) {
            if (array[at] == ')') {
                return at + 1;
            }
        }
        return -1;
    }

    private static int slot(byte[] array, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        return (hash * 0x9E37_79B9) >>> SLOT_SHIFT;
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
