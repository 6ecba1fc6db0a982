package dev.imapala.protocol.wire;

/** The end of a line that announces a literal: <code>{12}</code>, <code>{12+}</code>, <code>~{12}</code>. */
final class LiteralHeader {
    /** There is no header. */
    static final long NONE = -1;

    private static final int MAX_DIGITS = 18;

    private LiteralHeader() {}

    /** Returns the announced size if the octets before {@code end} are a header, else {@link #NONE}. */
    static long size(byte[] array, int from, int end) {
        int at = lastDigit(array, from, end);
        int digits = 0;
        long size = 0;
        long weight = 1;
        while (at >= from && isDigit(array[at]) && digits < MAX_DIGITS) {
            size += weight * (array[at] - '0');
            weight *= 10;
            digits++;
            at--;
        }
        return digits > 0 && at >= from && array[at] == '{' ? size : NONE;
    }

    /** Tells whether the header that ends before {@code end} has a {@code +}: the literal follows without a go-ahead. */
    static boolean isNonSynchronizing(byte[] array, int end) {
        return array[end - 2] == '+';
    }

    private static int lastDigit(byte[] array, int from, int end) {
        if (end - from < 3 || array[end - 1] != '}') {
            return from - 1;
        }
        return array[end - 2] == '+' ? end - 3 : end - 2;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
