package dev.imapala.protocol;

/**
 * A set of UIDs.
 *
 * @param numbers the UIDs
 * RFC 9051 section 2.3.1.1
 */
public record UidSet(NumberSet numbers) implements MessageSet {
    /** The set without UIDs. */
    public static final UidSet EMPTY = new UidSet(NumberSet.EMPTY);

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

    @Override
    public String toString() {
        return numbers.toString();
    }
}
