package dev.imapala.protocol;

/**
 * A part of what is found, by position: {@code 1:500} is the 500 oldest, {@code -1:-100} the 100 newest.
 *
 * @param first the position nearest to the end that is counted from: 1 to 4,294,967,295 counts from the oldest, -1 to
 *     -4,294,967,295 from the newest
 * @param last the position farthest from that end, with the same sign
 * RFC 9394 section 3.1
 */
public record PartialRange(long first, long last) {
    /**
     * Checks the ranges, and puts the positions into order.
     *
     * @throws IllegalArgumentException if a position is 0 or out of range, or if their signs differ
     */
    public PartialRange {
        Unsigned32.checkNonZero(Math.abs(first), "the first position, without its sign,");
        Unsigned32.checkNonZero(Math.abs(last), "the last position, without its sign,");
        if (first < 0 != last < 0) {
            throw new IllegalArgumentException("both positions count from the same end: " + first + ":" + last);
        }
        if (Math.abs(first) > Math.abs(last)) {
            long nearest = last;
            last = first;
            first = nearest;
        }
    }

    /**
     * Returns the part of the oldest {@code count}.
     *
     * @throws IllegalArgumentException if {@code count} is not 1 to 4,294,967,295
     */
    public static PartialRange oldest(long count) {
        return new PartialRange(1, count);
    }

    /**
     * Returns the part of the newest {@code count}.
     *
     * @throws IllegalArgumentException if {@code count} is not 1 to 4,294,967,295
     */
    public static PartialRange newest(long count) {
        return new PartialRange(-1, -count);
    }

    /** Tells whether positions count from the newest. */
    public boolean isFromNewest() {
        return first < 0;
    }

    /** Returns the form of the wire, such as {@code -1:-100}. */
    @Override
    public String toString() {
        return first + ":" + last;
    }
}
