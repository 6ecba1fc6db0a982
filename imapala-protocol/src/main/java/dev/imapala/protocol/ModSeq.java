package dev.imapala.protocol;

/**
 * A modification sequence: the number a server gives to a change of a message's metadata.
 *
 * @param value 1 to 9,223,372,036,854,775,807 (63 bits)
 * RFC 7162 section 3.1
 */
public record ModSeq(long value) implements Comparable<ModSeq> {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code value} is not positive
     */
    public ModSeq {
        if (value < 1) {
            throw new IllegalArgumentException("a mod-sequence must be 1 to 2^63-1, not " + value);
        }
    }

    /** Returns the modification sequence {@code value}. */
    public static ModSeq of(long value) {
        return new ModSeq(value);
    }

    @Override
    public int compareTo(ModSeq other) {
        return Long.compare(value, other.value);
    }
}
