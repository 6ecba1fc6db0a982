package dev.imapala.protocol.wire;

/** Finds the end of a line, eight octets at a time: LF, or CR that no LF follows. */
final class LineEnd {
    private LineEnd() {}

    /**
     * Returns the index of the LF, or of the CR alone, that ends the line from {@code from} on; -1 if there is none before
     * {@code to}. Of a CR that is the last octet nobody knows yet whether it is alone.
     */
    static int find(byte[] array, int from, int to) {
        int at = from;
        while (true) {
            at = findControl(array, at, to);
            if (at < 0) {
                return -1;
            } else if (array[at] == '\n') {
                return at;
            } else if (array[at] == '\r' && at + 1 < to) {
                return array[at + 1] == '\n' ? at + 1 : at;
            }
            at++;
        }
    }

    private static long controls(byte[] array, int at) {
        return Octets.controls(Octets.eight(array, at));
    }

    /** Returns the index of the first octet up to CR, or -1. */
    private static int findControl(byte[] array, int from, int to) {
        int at = from;
        while (at + 4 * Long.BYTES <= to
                && (controls(array, at) | controls(array, at + 8) | controls(array, at + 16) | controls(array, at + 24))
                        == 0) {
            at += 4 * Long.BYTES;
        }
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long controls = controls(array, at);
            if (controls != 0) {
                return at + Long.numberOfTrailingZeros(controls) / Byte.SIZE;
            }
        }
        for (; at < to; at++) {
            if (array[at] >= 0 && array[at] <= '\r') {
                return at;
            }
        }
        return -1;
    }
}
