package dev.imapala.protocol;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A set of non-zero unsigned 32-bit numbers, kept as sorted, merged ranges and never expanded: {@code 1:4294967295}
 * takes as little memory as {@code 7}. The last range may be open: {@code 12:*} ends at whatever the largest number
 * in the mailbox is.
 *
 * <p>RFC 9051 section 9, {@code sequence-set}
 */
public final class NumberSet {
    /** The set without numbers. It has no form on the wire. */
    public static final NumberSet EMPTY = new NumberSet(new long[0]);

    /**
     * {@code $}: what the last SEARCH with SAVE found. Only the server knows which numbers those are, so nothing can be
     * asked of this set but how it is written (RFC 5182 section 2.1).
     */
    @Needs("SEARCHRES")
    public static final NumberSet SAVED = new NumberSet(new long[] {0, 0});

    /** Stands for {@code *} as an end of a range: above every number. */
    private static final long STAR = Unsigned32.MAX + 1;

    /** From, to, from, to, ...; ascending, disjoint and not adjacent. */
    private final long[] ends;

    private NumberSet(long[] ends) {
        this.ends = ends;
    }

    /** Returns the set of the given numbers, in any order. */
    public static NumberSet of(long... numbers) {
        Builder builder = new Builder();
        for (long number : numbers) {
            builder.add(number);
        }
        return builder.build();
    }

    /** Returns the set of all numbers from {@code first} to {@code last}, in either order, both included. */
    public static NumberSet range(long first, long last) {
        return new Builder().addRange(first, last).build();
    }

    /** Returns the open range {@code first:*}. */
    public static NumberSet from(long first) {
        return new NumberSet(new long[] {Unsigned32.checkNonZero(first, "a message number"), STAR});
    }

    /** Returns {@code *}: the largest number in the mailbox alone. */
    public static NumberSet largest() {
        return new NumberSet(new long[] {STAR, STAR});
    }

    /**
     * Reads the form of the wire, such as {@code 1:4,7,9:*}.
     *
     * @throws IllegalArgumentException if {@code text} is not a {@code sequence-set}
     */
    public static NumberSet parse(String text) {
        if (text.equals("$")) {
            return SAVED;
        }
        Builder builder = new Builder();
        for (String range : text.split(",", -1)) {
            int colon = range.indexOf(':');
            long first = parseNumber(colon < 0 ? range : range.substring(0, colon), text);
            builder.addEnds(first, colon < 0 ? first : parseNumber(range.substring(colon + 1), text));
        }
        return builder.build();
    }

    private static long parseNumber(String digits, String whole) {
        if (digits.equals("*")) {
            return STAR;
        }
        boolean valid =
                !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!valid) {
            throw new IllegalArgumentException("not a set of message numbers: \"" + Ascii.printable(whole)
                    + "\"; write numbers, ranges and *, such as 1:4,7,9:*");
        }
        return Unsigned32.checkNonZero(Long.parseLong(digits), "a message number");
    }

    /** Returns a builder, for sets that come number by number. */
    public static Builder builder() {
        return new Builder();
    }

    /** Tells whether there is no number. */
    public boolean isEmpty() {
        return ends.length == 0;
    }

    /** Tells whether the set is {@link #SAVED} or reaches up to {@code *}, so that only the server knows what it holds. */
    public boolean isOpen() {
        return isSaved() || (ends.length > 0 && ends[ends.length - 1] == STAR);
    }

    /** Tells whether this is {@link #SAVED}. */
    public boolean isSaved() {
        return ends.length > 0 && ends[0] == 0;
    }

    /**
     * Returns how many numbers there are, 0 to 4,294,967,295.
     *
     * @throws IllegalStateException if the set {@linkplain #isOpen() is open}
     */
    public long count() {
        requireClosed();
        long count = 0;
        for (int i = 0; i < ends.length; i += 2) {
            count += ends[i + 1] - ends[i] + 1;
        }
        return count;
    }

    /**
     * Tells whether {@code number} is in the set; an open end holds every number from its beginning on.
     *
     * @throws IllegalStateException if the set is {@link #SAVED}
     */
    public boolean contains(long number) {
        requireKnown();
        int at = Arrays.binarySearch(ends, number);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /**
     * Returns the number of ranges.
     *
     * @throws IllegalStateException if the set is {@link #SAVED}
     */
    public int ranges() {
        requireKnown();
        return ends.length / 2;
    }

    /** Returns the first number of range {@code index}; 4,294,967,296 stands for {@code *}. */
    public long first(int index) {
        return ends[2 * index];
    }

    /** Returns the last number of range {@code index}; 4,294,967,296 stands for {@code *}. */
    public long last(int index) {
        return ends[2 * index + 1];
    }

    /**
     * Returns the smallest number.
     *
     * @throws NoSuchElementException if the set is empty
     * @throws IllegalStateException if the set is {@link #SAVED}
     */
    public long min() {
        requireKnown();
        if (isEmpty()) {
            throw new NoSuchElementException("the set is empty");
        }
        return ends[0];
    }

    /**
     * Returns the largest number; 4,294,967,296 stands for {@code *}.
     *
     * @throws NoSuchElementException if the set is empty
     * @throws IllegalStateException if the set is {@link #SAVED}
     */
    public long max() {
        requireKnown();
        if (isEmpty()) {
            throw new NoSuchElementException("the set is empty");
        }
        return ends[ends.length - 1];
    }

    /**
     * Returns the numbers one after the other, ascending, made as they are asked for.
     *
     * @throws IllegalStateException if the set {@linkplain #isOpen() is open}
     */
    public LongStream stream() {
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.IMMUTABLE | Spliterator.NONNULL;
        return StreamSupport.longStream(Spliterators.spliterator(iterator(), count(), traits), false);
    }

    /**
     * Returns the numbers one after the other, ascending, made as they are asked for.
     *
     * @throws IllegalStateException if the set {@linkplain #isOpen() is open}
     */
    public PrimitiveIterator.OfLong iterator() {
        requireClosed();
        return new Numbers(ends);
    }

    /**
     * Returns the numbers that are in this set, in {@code other}, or in both.
     *
     * @throws IllegalStateException if one of the sets is {@link #SAVED}
     */
    public NumberSet union(NumberSet other) {
        requireKnown();
        other.requireKnown();
        Builder builder = new Builder();
        for (int i = 0; i < ends.length; i += 2) {
            builder.addEnds(ends[i], ends[i + 1]);
        }
        for (int i = 0; i < other.ends.length; i += 2) {
            builder.addEnds(other.ends[i], other.ends[i + 1]);
        }
        return builder.build();
    }

    /**
     * Returns the numbers that are in both sets.
     *
     * @throws IllegalStateException if a set {@linkplain #isOpen() is open}: what {@code *} is has to be
     *     {@linkplain #resolve told} first
     */
    public NumberSet intersect(NumberSet other) {
        requireClosed();
        other.requireClosed();
        Builder builder = new Builder();
        int i = 0;
        int j = 0;
        while (i < ends.length && j < other.ends.length) {
            long from = Math.max(ends[i], other.ends[j]);
            long to = Math.min(ends[i + 1], other.ends[j + 1]);
            if (from <= to) {
                builder.addEnds(from, to);
            }
            if (ends[i + 1] < other.ends[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return builder.build();
    }

    /**
     * Returns the numbers that are in this set and not in {@code other}.
     *
     * @throws IllegalStateException if a set {@linkplain #isOpen() is open}: what {@code *} is has to be
     *     {@linkplain #resolve told} first
     */
    public NumberSet subtract(NumberSet other) {
        requireClosed();
        other.requireClosed();
        Builder builder = new Builder();
        int j = 0;
        for (int i = 0; i < ends.length; i += 2) {
            long from = ends[i];
            while (j < other.ends.length && other.ends[j + 1] < from) {
                j += 2;
            }
            for (int k = j; k < other.ends.length && other.ends[k] <= ends[i + 1]; k += 2) {
                if (other.ends[k] > from) {
                    builder.addEnds(from, other.ends[k] - 1);
                }
                from = other.ends[k + 1] + 1;
                j = k;
            }
            if (from <= ends[i + 1]) {
                builder.addEnds(from, ends[i + 1]);
            }
        }
        return builder.build();
    }

    /**
     * Tells whether all numbers of {@code other} are in this set.
     *
     * @throws IllegalStateException if a set {@linkplain #isOpen() is open}
     */
    public boolean containsAll(NumberSet other) {
        requireClosed();
        other.requireClosed();
        int i = 0;
        for (int j = 0; j < other.ends.length; j += 2) {
            while (i < ends.length && ends[i + 1] < other.ends[j]) {
                i += 2;
            }
            if (i == ends.length || ends[i] > other.ends[j] || ends[i + 1] < other.ends[j + 1]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns this set in pieces of {@code most} numbers each, the last maybe of fewer, ascending. They are made as they
     * are asked for, so a large set may be cut into small pieces.
     *
     * @param most 1 or more
     * @throws IllegalArgumentException if {@code most} is less than 1
     * @throws IllegalStateException if the set {@linkplain #isOpen() is open}
     */
    public Stream<NumberSet> split(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("a piece has at least one number, not " + most);
        }
        requireClosed();
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Pieces(ends, most), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** Walks over the numbers of ranges. */
    private static final class Numbers implements PrimitiveIterator.OfLong {
        private final long[] ends;
        private int range;
        private long next;

        Numbers(long[] ends) {
            this.ends = ends;
            this.next = ends.length == 0 ? 0 : ends[0];
        }

        @Override
        public boolean hasNext() {
            return range < ends.length;
        }

        @Override
        public long nextLong() {
            if (!hasNext()) {
                throw new NoSuchElementException("the set has no more numbers");
            }
            long number = next++;
            if (number == ends[range + 1]) {
                range += 2;
                next = range < ends.length ? ends[range] : 0;
            }
            return number;
        }
    }

    /** Walks over pieces of ranges. */
    private static final class Pieces implements Iterator<NumberSet> {
        private final long[] ends;
        private final long most;
        private int range;
        private long next;

        Pieces(long[] ends, long most) {
            this.ends = ends;
            this.most = most;
            this.next = ends.length == 0 ? 0 : ends[0];
        }

        @Override
        public boolean hasNext() {
            return range < ends.length;
        }

        @Override
        public NumberSet next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the set has no more pieces");
            }
            Builder piece = new Builder();
            for (long left = most; left > 0 && hasNext(); ) {
                long available = ends[range + 1] - next + 1;
                long taken = Math.min(left, available);
                piece.addEnds(next, next + taken - 1);
                left -= taken;
                if (taken == available) {
                    range += 2;
                    next = range < ends.length ? ends[range] : 0;
                } else {
                    next += taken;
                }
            }
            return piece.build();
        }
    }

    /**
     * Tells whether no number is in both sets, whatever the largest number in the mailbox is: an open set may hold any, as
     * {@code 100:*} always holds the largest.
     */
    public boolean isDisjointFrom(NumberSet other) {
        if (isEmpty() || other.isEmpty()) {
            return true;
        } else if (isOpen() || other.isOpen()) {
            return false;
        }
        int mine = 0;
        int its = 0;
        while (mine < ends.length && its < other.ends.length) {
            if (ends[mine + 1] < other.ends[its]) {
                mine += 2;
            } else if (other.ends[its + 1] < ends[mine]) {
                its += 2;
            } else {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns this set with {@code *} replaced by {@code largest}, the largest number in the mailbox (0 if none).
     *
     * @throws IllegalStateException if the set is {@link #SAVED}
     */
    public NumberSet resolve(long largest) {
        requireKnown();
        if (!isOpen()) {
            return this;
        }
        Builder builder = new Builder();
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i + 1] != STAR) {
                builder.addEnds(ends[i], ends[i + 1]);
            } else if (largest > 0) {
                builder.addEnds(Math.min(ends[i], largest), largest);
            }
        }
        return builder.build();
    }

    private void requireKnown() {
        if (isSaved()) {
            throw new IllegalStateException("only the server knows which messages the last SEARCH with SAVE found");
        }
    }

    private void requireClosed() {
        if (isOpen()) {
            throw new IllegalStateException("the set " + this + " is open: only the server knows what it holds");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet that && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    /** Returns the form of the wire, such as {@code 1:4,7,9:*}; nothing for the empty set. */
    @Override
    public String toString() {
        if (isSaved()) {
            return "$";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ends.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(number(ends[i]));
            if (ends[i] != ends[i + 1]) {
                text.append(':').append(number(ends[i + 1]));
            }
        }
        return text.toString();
    }

    private static String number(long end) {
        return end == STAR ? "*" : Long.toString(end);
    }

    /** Collects numbers and ranges; cheapest when they come in ascending order. Not safe for use by several threads. */
    public static final class Builder {
        private long[] ends = new long[4];
        private int size;
        private boolean sorted = true;

        private Builder() {}

        /** Adds {@code number}, 1 to 4,294,967,295. */
        public Builder add(long number) {
            Unsigned32.checkNonZero(number, "a message number");
            return addEnds(number, number);
        }

        /** Adds all numbers from {@code first} to {@code last}, in either order, each 1 to 4,294,967,295. */
        public Builder addRange(long first, long last) {
            Unsigned32.checkNonZero(first, "a message number");
            Unsigned32.checkNonZero(last, "a message number");
            return addEnds(first, last);
        }

        /** Adds {@code first:*}. */
        public Builder addFrom(long first) {
            return addEnds(Unsigned32.checkNonZero(first, "a message number"), STAR);
        }

        /** Adds {@code *}. */
        public Builder addLargest() {
            return addEnds(STAR, STAR);
        }

        private Builder addEnds(long one, long other) {
            long from = Math.min(one, other);
            long to = Math.max(one, other);
            if (size > 0 && from >= ends[size - 2] && sorted) {
                if (touches(from)) {
                    ends[size - 1] = Math.max(ends[size - 1], to);
                    return this;
                }
            } else if (size > 0) {
                sorted = false;
            }
            push(from, to);
            return this;
        }

        /** Tells whether a range from {@code from} on joins the last one; {@code *} is next to no number. */
        private boolean touches(long from) {
            long last = ends[size - 1];
            return from <= last || (from == last + 1 && from != STAR);
        }

        private void push(long from, long to) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
            }
            ends[size++] = from;
            ends[size++] = to;
        }

        /** Returns the set of all that was added. */
        public NumberSet build() {
            if (size == 0) {
                return EMPTY;
            }
            if (!sorted) {
                sort();
            }
            return new NumberSet(Arrays.copyOf(ends, size));
        }

        private void sort() {
            long[] unsorted = Arrays.copyOf(ends, size);
            int[] order = IntStream.range(0, size / 2)
                    .boxed()
                    .sorted((a, b) -> Long.compare(unsorted[2 * a], unsorted[2 * b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            size = 0;
            sorted = true;
            for (int index : order) {
                addEnds(unsorted[2 * index], unsorted[2 * index + 1]);
            }
        }
    }
}
