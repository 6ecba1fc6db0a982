package dev.imapala.protocol;

/**
 * The unique identifier of a message in its mailbox.
 *
 * @param value 1 to 4,294,967,295
 * RFC 9051 section 2.3.1.1
 */
public record Uid(long value) implements Comparable<Uid> {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code value} is not 1 to 4,294,967,295
     */
    public Uid {
        Unsigned32.checkNonZero(value, "a UID");
    }

    /** Returns the UID {@code value}. */
    public static Uid of(long value) {
        return new Uid(value);
    }

    @Override
    public int compareTo(Uid other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
