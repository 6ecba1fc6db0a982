package dev.imapala.protocol;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A set of message sequence numbers.
 *
 * @param numbers the message sequence numbers
 * RFC 9051 section 2.3.1.2
 */
public record SeqSet(NumberSet numbers) implements MessageSet {
    /** The set without message sequence numbers. */
    public static final SeqSet EMPTY = new SeqSet(NumberSet.EMPTY);

    /**
     * {@code $}: the messages that the last SEARCH with {@code SAVE} found, whichever numbers it told of, for {@code FETCH
     * $} and the like (RFC 5182 section 2.1).
     */
    @Needs("SEARCHRES")
    public static final SeqSet SAVED = new SeqSet(NumberSet.SAVED);

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

    /** Returns the message sequence numbers that are in this set, in {@code other}, or in both. */
    public SeqSet union(SeqSet other) {
        return new SeqSet(numbers.union(other.numbers));
    }

    /**
     * Returns the message sequence numbers that are in both sets.
     *
     * @throws IllegalStateException if a set has {@code *}: {@link #resolve} it first
     */
    public SeqSet intersect(SeqSet other) {
        return new SeqSet(numbers.intersect(other.numbers));
    }

    /**
     * Returns the message sequence numbers that are in this set and not in {@code other}.
     *
     * @throws IllegalStateException if a set has {@code *}: {@link #resolve} it first
     */
    public SeqSet subtract(SeqSet other) {
        return new SeqSet(numbers.subtract(other.numbers));
    }

    /** Returns this set with {@code *} replaced by {@code largest}, the largest in the mailbox (0 if none). */
    public SeqSet resolve(long largest) {
        return new SeqSet(numbers.resolve(largest));
    }

    /**
     * Returns this set in pieces of {@code most} each, the last maybe of fewer, ascending, made as they are asked for.
     *
     * @param most 1 or more
     * @throws IllegalArgumentException if {@code most} is less than 1
     * @throws IllegalStateException if the set has {@code *}: {@link #resolve} it first
     */
    public Stream<SeqSet> split(long most) {
        return numbers.split(most).map(SeqSet::new);
    }

    /**
     * Returns how many there are.
     *
     * @throws IllegalStateException if the set has {@code *}: {@link #resolve} it first
     */
    public long count() {
        return numbers.count();
    }

    /** Tells whether {@code number} is in the set; an open end holds every number from its beginning on. */
    public boolean contains(long number) {
        return numbers.contains(number);
    }

    /**
     * Returns the message sequence numbers one after the other, ascending, made as they are asked for.
     *
     * @throws IllegalStateException if the set has {@code *}: {@link #resolve} it first
     */
    public LongStream stream() {
        return numbers.stream();
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
