package dev.imapala.protocol;

/**
 * A set of message sequence numbers.
 *
 * @param numbers the message sequence numbers
 * RFC 9051 section 2.3.1.2
 */
public record SeqSet(NumberSet numbers) implements MessageSet {
    /** The set without message sequence numbers. */
    public static final SeqSet EMPTY = new SeqSet(NumberSet.EMPTY);

    /** Returns the set of the given message sequence numbers, each 1 to 4,294,967,295. */
    public static SeqSet of(long... numbers) {
        return new SeqSet(NumberSet.of(numbers));
    }

    /** Returns the set of all message sequence numbers from {@code first} to {@code last}, both included. */
    public static SeqSet range(long first, long last) {
        return new SeqSet(NumberSet.range(first, last));
    }

    /** Returns {@code first:*}: all message sequence numbers from {@code first} to the largest there is, and always at least that one. */
    public static SeqSet from(long first) {
        return new SeqSet(NumberSet.from(first));
    }

    /** Returns {@code 1:*}, all messages. */
    public static SeqSet all() {
        return from(1);
    }

    /**
     * Reads the form of the wire, such as {@code 1:4,7,9:*}.
     *
     * @throws IllegalArgumentException if {@code text} is not a set of numbers
     */
    public static SeqSet parse(String text) {
        return new SeqSet(NumberSet.parse(text));
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
