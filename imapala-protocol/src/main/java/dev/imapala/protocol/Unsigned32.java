package dev.imapala.protocol;

/** Checks for the unsigned 32-bit numbers of the grammar, which Java code carries as {@code long} (RFC 9051 section 4.2). */
public final class Unsigned32 {
    /** The largest value, 4,294,967,295. */
    public static final long MAX = 0xFFFF_FFFFL;

    private Unsigned32() {}

    /**
     * Returns {@code value} if it is a {@code number}: 0 to {@link #MAX}.
     *
     * @throws IllegalArgumentException if it is out of range; the message begins with {@code what}
     */
    public static long check(long value, String what) {
        return checkFrom(0, value, what);
    }

    /**
     * Returns {@code value} if it is an {@code nz-number}: 1 to {@link #MAX}.
     *
     * @throws IllegalArgumentException if it is out of range; the message begins with {@code what}
     */
    public static long checkNonZero(long value, String what) {
        return checkFrom(1, value, what);
    }

    private static long checkFrom(long least, long value, String what) {
        if (value < least || value > MAX) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + MAX + ", not " + value);
        }
        return value;
    }
}
