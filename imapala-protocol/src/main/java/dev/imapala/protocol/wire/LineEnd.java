package dev.imapala.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the line feed that ends a line, eight octets at a time. */
final class LineEnd {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FEEDS = 0x0A0A_0A0A_0A0A_0A0AL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private LineEnd() {}

    /** Returns the index of the first line feed from {@code from} on, or -1 if there is none before {@code to}. */
    static int find(byte[] array, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differs = (long) EIGHT.get(array, at) ^ FEEDS;
            long zeros = (differs - ONES) & ~differs & HIGHS;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
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
