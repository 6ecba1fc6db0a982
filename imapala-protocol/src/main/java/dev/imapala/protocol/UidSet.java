package dev.imapala.protocol;

import java.util.stream.Stream;

/**
 * A set of UIDs.
 *
 * @param numbers the UIDs
 * RFC 9051 section 2.3.1.1
 */
public record UidSet(NumberSet numbers) implements MessageSet {
    /** The set without UIDs. */
    public static final UidSet EMPTY = new UidSet(NumberSet.EMPTY);

    /**
     * {@code $}: the messages that the last SEARCH with {@code SAVE} found, whichever numbers it told of, for {@code UID FETCH
     * $} and the like (RFC 5182 section 2.1).
     */
    @Needs("SEARCHRES")
    public static final UidSet SAVED = new UidSet(NumberSet.SAVED);

    /** Returns the set of the given UIDs. */
    public static UidSet of(Uid... uids) {
        NumberSet.Builder builder = NumberSet.builder();
        for (Uid uid : uids) {
            builder.add(uid.value());
        }
        return new UidSet(builder.build());
    }

    /** Returns the set of the given UIDs. */
    public static UidSet of(Iterable<Uid> uids) {
        NumberSet.Builder builder = NumberSet.builder();
        for (Uid uid : uids) {
            builder.add(uid.value());
        }
        return new UidSet(builder.build());
    }

    /** Returns the set of the given UIDs, each 1 to 4,294,967,295. */
    public static UidSet of(long... numbers) {
        return new UidSet(NumberSet.of(numbers));
    }

    /** Returns the set of all UIDs from {@code first} to {@code last}, both included. */
    public static UidSet range(long first, long last) {
        return new UidSet(NumberSet.range(first, last));
    }

    /** Returns {@code first:*}: all UIDs from {@code first} to the largest there is, and always at least that one. */
    public static UidSet from(long first) {
        return new UidSet(NumberSet.from(first));
    }

    /** Returns {@code 1:*}, all messages. */
    public static UidSet all() {
        return from(1);
    }

    /**
     * Reads the form of the wire, such as {@code 1:4,7,9:*}.
     *
     * @throws IllegalArgumentException if {@code text} is not a set of numbers
     */
    public static UidSet parse(String text) {
        return new UidSet(NumberSet.parse(text));
    }

    /** Returns the UIDs that are in this set, in {@code other}, or in both. */
    public UidSet union(UidSet other) {
        return new UidSet(numbers.union(other.numbers));
    }

    /**
     * Returns the UIDs that are in both sets.
     *
     * @throws IllegalStateException if a set has {@code *}: {@link #resolve} it first
     */
    public UidSet intersect(UidSet other) {
        return new UidSet(numbers.intersect(other.numbers));
    }

    /**
     * Returns the UIDs that are in this set and not in {@code other}.
     *
     * @throws IllegalStateException if a set has {@code *}: {@link #resolve} it first
     */
    public UidSet subtract(UidSet other) {
        return new UidSet(numbers.subtract(other.numbers));
    }

    /** Returns this set with {@code *} replaced by {@code largest}, the largest in the mailbox (0 if none). */
    public UidSet resolve(long largest) {
        return new UidSet(numbers.resolve(largest));
    }

    /**
     * Returns this set in pieces of {@code most} each, the last maybe of fewer, ascending, made as they are asked for.
     *
     * @param most 1 or more
     * @throws IllegalArgumentException if {@code most} is less than 1
     * @throws IllegalStateException if the set has {@code *}: {@link #resolve} it first
     */
    public Stream<UidSet> split(long most) {
        return numbers.split(most).map(UidSet::new);
    }

    /**
     * Returns how many there are.
     *
     * @throws IllegalStateException if the set has {@code *}: {@link #resolve} it first
     */
    public long count() {
        return numbers.count();
    }

    /** Tells whether {@code uid} is in the set; an open end holds every UID from its beginning on. */
    public boolean contains(Uid uid) {
        return numbers.contains(uid.value());
    }

    /**
     * Returns the UIDs one after the other, ascending, made as they are asked for.
     *
     * @throws IllegalStateException if the set has {@code *}: {@link #resolve} it first
     */
    public Stream<Uid> stream() {
        return numbers.stream().mapToObj(Uid::of);
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
