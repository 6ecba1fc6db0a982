package dev.imapala.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The classes of octets that the grammar knows. */
final class Octets {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long ZEROS = '0' * ONES;
    /** What makes the high bit of all that is more than nine. */
    private static final long ABOVE_NINE = 0x76 * ONES;

    private static final long BEYOND_CR = ('\r' + 1) * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
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

    /** Returns eight octets, the first of them lowest. */
    static long eight(byte[] array, int at) {
        return (long) EIGHT.get(array, at);
    }

    /** Returns four octets, the first of them lowest. */
    static int four(byte[] array, int at) {
        return (int) FOUR.get(array, at);
    }

    /** Returns a high bit for each of eight octets that is not a digit; those behind the first one do not count. */
    static long nonDigits(long eight) {
        long values = eight ^ ZEROS;
        return (values + ABOVE_NINE | values) & HIGHS;
    }

    /** Returns a high bit for the first of eight octets that is {@code octet}; what is behind it does not count. */
    static long matches(long eight, byte octet) {
        long differs = eight ^ octet * ONES;
        return differs - ONES & ~differs & HIGHS;
    }

    /** Returns a high bit for the first of eight octets that is not above CR; what is behind it does not count. */
    static long controls(long eight) {
        return eight - BEYOND_CR & ~eight & HIGHS;
    }

    /** Returns the number of {@code count} digits, 1 to 7, with which eight octets begin. */
    static long number(long eight, int count) {
        long digits = (eight ^ ZEROS) << Byte.SIZE * (Long.BYTES - count);
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFF_FFFFL;
    }

    /** Returns the index of the first quote, backslash or octet beyond ASCII from {@code from} on; else {@code to}. */
    static int endOfPlain(byte[] array, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) EIGHT.get(array, at);
            long quotes = eight ^ QUOTES;
            long backslashes = eight ^ BACKSLASHES;
            long ends = (quotes - ONES & ~quotes | backslashes - ONES & ~backslashes | eight) & HIGHS;
            if (ends != 0) {
                return at + Long.numberOfTrailingZeros(ends) / Byte.SIZE;
            }
        }
        while (at < to && array[at] >= 0 && array[at] != '"' && array[at] != '\\') {
            at++;
        }
        return at;
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
