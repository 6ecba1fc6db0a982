package dev.imapala.protocol.wire;

import dev.imapala.protocol.PartialRange;

/**
 * Reads a part such as {@code 1:500} or {@code -1:-100}.
 *
 * <p>RFC 9394 section 4
 */
final class PartialRangeParser {
    private PartialRangeParser() {}

    static PartialRange parse(Cursor cursor) {
        long first = position(cursor);
        cursor.octet(':');
        return new PartialRange(first, position(cursor));
    }

    private static long position(Cursor cursor) {
        return cursor.tryOctet('-') ? -cursor.number() : cursor.number();
    }
}
