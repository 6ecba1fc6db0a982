package dev.imapala.protocol;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Non-zero unsigned 32-bit numbers in an order, as SORT answers. Numbers that follow one another, such as {@code 7 8 9},
 * are kept as one run and never expanded. A number may be there twice.
 *
 * <p>RFC 5256 section 4, RFC 5267 section 3.2
 */
public final class NumberList {
    /** The list without numbers. */
    public static final NumberList EMPTY = new NumberList(new int[0]);

    /** First, last, first, last, ... of runs that ascend; unsigned. */
    private final int[] ends;

    private NumberList(int[] ends) {
        this.ends = ends;
    }

    /**
     * Returns the list of the given numbers, in their order.
     *
     * @throws IllegalArgumentException if one is not 1 to 4,294,967,295
     */
    public static NumberList of(long... numbers) {
        Builder builder = new Builder();
        for (long number : numbers) {
            builder.add(number);
        }
        return builder.build();
    }

    /**
     * Returns the numbers of {@code set}, ascending.
     *
     * @throws IllegalStateException if the set {@linkplain NumberSet#isOpen() is open}
     */
    public static NumberList of(NumberSet set) {
        if (set.isOpen()) {
            throw new IllegalStateException("the set " + set + " is open: only the server knows what it holds");
        }
        Builder builder = new Builder();
        for (int i = 0; i < set.ranges(); i++) {
            builder.addRange(set.first(i), set.last(i));
        }
        return builder.build();
    }

    /** Returns a builder, for lists that come number by number. */
    public static Builder builder() {
        return new Builder();
    }

    /** Tells whether there is no number. */
    public boolean isEmpty() {
        return ends.length == 0;
    }

    /** Returns how many numbers there are, repeated ones each time. */
    public long size() {
        long size = 0;
        for (int i = 0; i < runs(); i++) {
            size += last(i) - first(i) + 1;
        }
        return size;
    }

    /** Returns the number of runs: of numbers each of which is one more than that before it. */
    public int runs() {
        return ends.length / 2;
    }

    /** Returns the first number of run {@code index}, 1 to 4,294,967,295. */
    public long first(int index) {
        return Integer.toUnsignedLong(ends[2 * index]);
    }

    /** Returns the last number of run {@code index}, 1 to 4,294,967,295. */
    public long last(int index) {
        return Integer.toUnsignedLong(ends[2 * index + 1]);
    }

    /** Tells whether each number is larger than that before it, so that the set says all that the list does. */
    public boolean isAscending() {
        for (int i = 1; i < runs(); i++) {
            if (first(i) <= last(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the numbers one after the other, made as they are asked for. */
    public LongStream stream() {
        return IntStream.range(0, runs()).boxed().flatMapToLong(i -> LongStream.rangeClosed(first(i), last(i)));
    }

    /** Returns the numbers without their order. */
    public NumberSet toSet() {
        NumberSet.Builder set = NumberSet.builder();
        for (int i = 0; i < runs(); i++) {
            set.addRange(first(i), last(i));
        }
        return set.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberList that && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    /** Returns the form of an extended answer, such as {@code 5,3:4,1}; nothing for the empty list. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < runs(); i++) {
            text.append(i == 0 ? "" : ",").append(first(i));
            if (first(i) != last(i)) {
                text.append(':').append(last(i));
            }
        }
        return text.toString();
    }

    /** Collects numbers and runs in their order. Not safe for use by several threads. */
    public static final class Builder {
        private int[] ends = new int[4];
        private int size;

        private Builder() {}

        /**
         * Adds {@code number}.
         *
         * @throws IllegalArgumentException if it is not 1 to 4,294,967,295
         */
        public Builder add(long number) {
            return addRange(number, number);
        }

        /**
         * Adds all numbers from the lower of {@code one} and {@code other} to the higher, ascending.
         *
         * @throws IllegalArgumentException if one is not 1 to 4,294,967,295
         */
        public Builder addRange(long one, long other) {
            long first = Unsigned32.checkNonZero(Math.min(one, other), "a message number");
            long last = Unsigned32.checkNonZero(Math.max(one, other), "a message number");
            if (size > 0 && first == Integer.toUnsignedLong(ends[size - 1]) + 1) {
                ends[size - 1] = (int) last;
                return this;
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
            }
            ends[size++] = (int) first;
            ends[size++] = (int) last;
            return this;
        }

        /** Adds the numbers of {@code list}, in their order. */
        public Builder addAll(NumberList list) {
            for (int i = 0; i < list.runs(); i++) {
                addRange(list.first(i), list.last(i));
            }
            return this;
        }

        /** Returns the list of all that was added. */
        public NumberList build() {
            return size == 0 ? EMPTY : new NumberList(Arrays.copyOf(ends, size));
        }
    }
}
