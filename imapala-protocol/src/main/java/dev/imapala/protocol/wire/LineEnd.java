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

    private static int index(int at, long controls) {
        return at + Long.numberOfTrailingZeros(controls) / Byte.SIZE;
    }

    private static int index(int at, long first, long second, long third, long fourth) {
        if (first != 0) {
            return index(at, first);
        } else if (second != 0) {
            return index(at + 8, second);
        }
        return third != 0 ? index(at + 16, third) : index(at + 24, fourth);
    }

    private static long controls(byte[] array, int at) {
        return Octets.controls(Octets.eight(array, at));
    }

    /** Returns the index of the first octet up to CR, or -1. */
    private static int findControl(byte[] array, int from, int to) {
        int at = from;
        for (; at + 4 * Long.BYTES <= to; at += 4 * Long.BYTES) {
            long first = controls(array, at);
            long second = controls(array, at + 8);
            long third = controls(array, at + 16);
            long fourth = controls(array, at + 24);
            if ((first | second | third | fourth) != 0) {
                return index(at, first, second, third, fourth);
            }
        }
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long controls = controls(array, at);
            if (controls != 0) {
                return index(at, controls);
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
