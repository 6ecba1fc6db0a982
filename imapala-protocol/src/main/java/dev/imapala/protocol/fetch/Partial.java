package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Unsigned32;

/**
 * A range of the octets of a section.
 *
 * @param offset the first octet, 0 to 4,294,967,295
 * @param length how many octets at most, 1 to 4,294,967,295
 * RFC 9051 section 6.4.5
 */
public record Partial(long offset, long length) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Partial {
        Unsigned32.check(offset, "the offset of a partial");
        Unsigned32.checkNonZero(length, "the length of a partial");
    }
}
