package dev.imapala.protocol.wire;

/** Finds the line feed that ends a line, eight octets at a time. */
final class LineEnd {
    private LineEnd() {}

    /** Returns a high bit for the first line feed of eight octets; what is behind it does not count. */
    private static long feeds(byte[] array, int at) {
        return Octets.matches(Octets.eight(array, at), (byte) '\n');
    }

    /** Returns the index of the first line feed from {@code from} on, or -1 if there is none before {@code to}. */
    static int find(byte[] array, int from, int to) {
        int at = from;
        while (at + 4 * Long.BYTES <= to
                && (feeds(array, at) | feeds(array, at + 8) | feeds(array, at + 16) | feeds(array, at + 24)) == 0) {
            at += 4 * Long.BYTES;
        }
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long feeds = feeds(array, at);
            if (feeds != 0) {
                return at + Long.numberOfTrailingZeros(feeds) / Byte.SIZE;
            }
        }
        for (; at < to; at++) {
            if (array[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
