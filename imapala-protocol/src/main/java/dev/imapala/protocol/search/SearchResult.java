package dev.imapala.protocol.search;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What SEARCH or SORT found. Each part is there if it was asked for and, for most, something was found.
 *
 * <p>RFC 9051 section 7.3.4, RFC 4731 section 3.1, RFC 5267 section 3.1
 */
public final class SearchResult {
    /**
     * What was found in a part of what there is.
     *
     * @param range which part, as it was asked for
     * @param numbers what was found, in order; nothing if the part is beyond the end
     * RFC 9394 section 3.1
     */
    public record Part(PartialRange range, NumberList numbers) {}

    private final boolean uids;
    private final @Nullable Long min;
    private final @Nullable Long max;
    private final @Nullable NumberSet all;
    private final @Nullable NumberList order;
    private final @Nullable Long count;
    private final @Nullable ModSeq modSeq;
    private final @Nullable Part part;
    private final @Nullable List<Integer> relevancy;
    private final List<SearchData> unrecognized;

    private SearchResult(Builder builder) {
        uids = builder.uids;
        min = builder.min;
        max = builder.max;
        all = builder.all;
        order = builder.order;
        count = builder.count;
        modSeq = builder.modSeq;
        part = builder.part;
        relevancy = builder.relevancy;
        unrecognized = List.copyOf(builder.unrecognized);
    }

    /** Returns the result of a plain SEARCH: all numbers. */
    public static SearchResult of(boolean uids, NumberSet all) {
        return builder(uids).all(all).build();
    }

    /** Returns a builder of a result that has nothing yet. */
    public static Builder builder(boolean uids) {
        return new Builder(uids);
    }

    /** Returns a builder of a result that has what this one has, but for whether its numbers are UIDs. */
    public Builder toBuilder(boolean ofUids) {
        Builder builder = new Builder(ofUids);
        builder.min = min;
        builder.max = max;
        builder.all = all;
        builder.order = order;
        builder.count = count;
        builder.modSeq = modSeq;
        builder.part = part;
        builder.relevancy = relevancy;
        builder.unrecognized.addAll(unrecognized);
        return builder;
    }

    /** Tells whether the numbers are UIDs rather than message sequence numbers. */
    public boolean uids() {
        return uids;
    }

    /** Returns the lowest number, for SORT the first, 1 to 4,294,967,295; null if it was not told. */
    public @Nullable Long min() {
        return min;
    }

    /** Returns the highest number, for SORT the last, 1 to 4,294,967,295; null if it was not told. */
    public @Nullable Long max() {
        return max;
    }

    /** Returns all numbers; null if they were not told. */
    public @Nullable NumberSet all() {
        return all;
    }

    /**
     * Returns the numbers that were found in the order of the server, which is that of the criteria for SORT; those of the
     * part if a part was asked for; none if none were found.
     *
     * @throws NoSuchElementException if some were found, but it was not asked which
     */
    public NumberList inOrder() {
        requireNumbers();
        NumberList ofPart = part == null ? NumberList.EMPTY : part.numbers();
        return all == null ? ofPart : ordered(order, all);
    }

    private void requireNumbers() {
        if (all == null && part == null && foundSome()) {
            throw new NoSuchElementException(
                    "the SEARCH did not ask which messages there are; add Search.Return.ALL to it");
        }
    }

    private static NumberList ordered(@Nullable NumberList order, NumberSet all) {
        return order == null ? NumberList.of(all) : order;
    }

    /** Returns how many were found, 0 to 4,294,967,295; null if it was not told. */
    public @Nullable Long count() {
        return count;
    }

    /** Returns the highest mod-sequence of what was found; null if it was not told (RFC 7162 section 3.1.5). */
    public @Nullable ModSeq modSeq() {
        return modSeq;
    }

    /** Returns what was found in the part that was asked for; null if it was not told. */
    public @Nullable Part part() {
        return part;
    }

    /** Returns how well each message matches, 1 to 100, in the order of the numbers; null if it was not told (RFC 6203 section 4). */
    public @Nullable List<Integer> relevancy() {
        return relevancy;
    }

    /** Returns what was told beside and is not understood, in order. */
    public List<SearchData> unrecognized() {
        return unrecognized;
    }

    /**
     * Returns the messages that were found, by UIDs or message sequence numbers, for FETCH, STORE and the like; those of
     * the part if a part was asked for; an empty set if none were found.
     *
     * @throws NoSuchElementException if some were found, but the SEARCH did not ask which
     */
    public MessageSet messages() {
        requireNumbers();
        NumberSet ofPart = part == null ? NumberSet.EMPTY : part.numbers().toSet();
        NumberSet numbers = all == null ? ofPart : all;
        return uids ? new UidSet(numbers) : new SeqSet(numbers);
    }

    private boolean foundSome() {
        return min != null || max != null || (count != null && count > 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchResult that && uids == that.uids && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(min);
        values.add(max);
        values.add(all);
        values.add(order);
        values.add(count);
        values.add(modSeq);
        values.add(part);
        values.add(relevancy);
        values.add(unrecognized);
        return values;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("SearchResult[").append(uids ? "UIDs" : "numbers");
        append(text, "min", min);
        append(text, "max", max);
        append(text, "all", order == null ? all : order);
        append(text, "count", count);
        append(text, "modSeq", modSeq == null ? null : modSeq.value());
        append(text, "part", part);
        append(text, "relevancy", relevancy);
        append(text, "unrecognized", unrecognized.isEmpty() ? null : unrecognized);
        return text.append(']').toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(name).append('=').append(value);
        }
    }

    /** Collects the parts of a result. Not safe for use by several threads. */
    public static final class Builder {
        private final boolean uids;
        private @Nullable Long min;
        private @Nullable Long max;
        private @Nullable NumberSet all;
        private @Nullable NumberList order;
        private @Nullable Long count;
        private @Nullable ModSeq modSeq;
        private @Nullable Part part;
        private @Nullable List<Integer> relevancy;
        private final List<SearchData> unrecognized = new ArrayList<>();

        private Builder(boolean uids) {
            this.uids = uids;
        }

        /**
         * Sets the lowest number.
         *
         * @throws IllegalArgumentException if it is not 1 to 4,294,967,295
         */
        public Builder min(long number) {
            min = Unsigned32.checkNonZero(number, "min");
            return this;
        }

        /**
         * Sets the highest number.
         *
         * @throws IllegalArgumentException if it is not 1 to 4,294,967,295
         */
        public Builder max(long number) {
            max = Unsigned32.checkNonZero(number, "max");
            return this;
        }

        /**
         * Sets all numbers, ascending.
         *
         * @throws IllegalArgumentException if the set has {@code *} or is {@code $}
         */
        public Builder all(NumberSet numbers) {
            if (numbers.isOpen()) {
                throw new IllegalArgumentException("what was found has numbers only, not " + numbers);
            }
            all = numbers;
            order = null;
            return this;
        }

        /** Sets all numbers in their order. */
        public Builder inOrder(NumberList numbers) {
            all = numbers.toSet();
            order = numbers.isAscending() ? null : numbers;
            return this;
        }

        /**
         * Sets how many there are.
         *
         * @throws IllegalArgumentException if it is not 0 to 4,294,967,295
         */
        public Builder count(long number) {
            count = Unsigned32.check(number, "count");
            return this;
        }

        /** Sets the highest mod-sequence. */
        public Builder modSeq(ModSeq highest) {
            modSeq = highest;
            return this;
        }

        /** Sets what was found in a part. */
        public Builder part(Part found) {
            part = found;
            return this;
        }

        /**
         * Sets how well each message matches.
         *
         * @throws IllegalArgumentException if a score is not 1 to 100
         */
        public Builder relevancy(List<Integer> scores) {
            for (int score : scores) {
                if (score < 1 || score > 100) {
                    throw new IllegalArgumentException("relevancy is 1 to 100, not " + score);
                }
            }
            relevancy = List.copyOf(scores);
            return this;
        }

        /** Adds what is not understood. */
        public Builder unrecognized(SearchData data) {
            unrecognized.add(data);
            return this;
        }

        /** Adds what {@code more} has, which the server sent in a response of its own; the later value of a part counts. */
        public Builder join(SearchResult more) {
            min = more.min == null ? min : more.min;
            max = more.max == null ? max : more.max;
            count = more.count == null ? count : more.count;
            modSeq = more.modSeq == null ? modSeq : more.modSeq;
            part = more.part == null ? part : more.part;
            relevancy = more.relevancy == null ? relevancy : more.relevancy;
            unrecognized.addAll(more.unrecognized);
            joinAll(more);
            return this;
        }

        private void joinAll(SearchResult more) {
            if (all == null || more.all == null) {
                order = more.all == null ? order : more.order;
                all = more.all == null ? all : more.all;
            } else if (order == null && more.order == null) {
                all = all.union(more.all);
            } else {
                inOrder(NumberList.builder()
                        .addAll(ordered(order, all))
                        .addAll(ordered(more.order, more.all))
                        .build());
            }
        }

        /** Returns the result. */
        public SearchResult build() {
            return new SearchResult(this);
        }
    }
}
