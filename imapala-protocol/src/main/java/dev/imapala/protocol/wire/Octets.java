package dev.imapala.protocol.wire;

/** The classes of octets that the grammar knows. */
final class Octets {
    private static final boolean[] ATOM = new boolean[256];

    static {
        for (int c = '!'; c < 0x7F; c++) {
            ATOM[c] = "(){%*\"\\]".indexOf(c) < 0;
        }
    }

    private Octets() {}

    /** Tells whether {@code octet} may stand in an atom (RFC 9051 section 9, {@code ATOM-CHAR}). */
    static boolean isAtom(byte octet) {
        return ATOM[octet & 0xFF];
    }

    /** Tells whether the octets from {@code from} to {@code to} are UTF-8. */
    static boolean isUtf8(byte[] array, int from, int to) {
        int at = from;
        while (at < to) {
            int size = utf8Size(array, at, to);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Returns how many octets the character at {@code at} has, or 0 if there is none. */
    private static int utf8Size(byte[] array, int at, int to) {
        int first = array[at] & 0xFF;
        int size = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (size < 2 || size > to - at) {
            return size > 1 ? 0 : size;
        }
        for (int i = 1; i < size; i++) {
            if ((array[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return isScalar(first, array[at + 1] & 0xFF) ? size : 0;
    }

    /** Refuses characters that are written longer than they need be, surrogates, and what is beyond Unicode. */
    private static boolean isScalar(int first, int second) {
        return !(first == 0xE0 && second < 0xA0
                || first == 0xED && second > 0x9F
                || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F);
    }
}
