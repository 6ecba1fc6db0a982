package dev.imapala.protocol.search;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What SEARCH found. Each part is there if it was asked for and, for {@code min} and {@code max}, something was found.
 *
 * @param uids whether the numbers are UIDs rather than message sequence numbers
 * @param min the lowest number, 1 to 4,294,967,295
 * @param max the highest number, 1 to 4,294,967,295
 * @param all all numbers
 * @param count how many they are, 0 to 4,294,967,295
 * @param modSeq the highest mod-sequence of what was found (RFC 7162 section 3.1.5)
 * RFC 9051 section 7.3.4, RFC 4731 section 3.1
 */
public record SearchResult(
        boolean uids,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable NumberSet all,
        @Nullable Long count,
        @Nullable ModSeq modSeq) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if {@code min} or {@code max} is not 1 to 4,294,967,295, {@code count} not 0 to
     *     4,294,967,295, or {@code all} has {@code *}
     */
    public SearchResult {
        checkRange(min, 1, "min");
        checkRange(max, 1, "max");
        checkRange(count, 0, "count");
        if (all != null && all.isOpen()) {
            throw new IllegalArgumentException("what was found cannot have *: " + all);
        }
    }

    private static void checkRange(@Nullable Long value, long least, String what) {
        if (value != null && (value < least || value > Unsigned32.MAX)) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + Unsigned32.MAX + ", not " + value);
        }
    }

    /** Returns the result of a plain SEARCH: all numbers. */
    public static SearchResult of(boolean uids, NumberSet all) {
        return new SearchResult(uids, null, null, all, null, null);
    }

    /**
     * Returns the messages that were found, by UIDs or message sequence numbers, for FETCH, STORE and the like; an empty
     * set if none were.
     *
     * @throws NoSuchElementException if some were found, but the SEARCH did not ask which
     */
    public MessageSet messages() {
        if (all == null && foundSome()) {
            throw new NoSuchElementException(
                    "the SEARCH did not ask which messages there are; add Search.Return.ALL to it");
        }
        NumberSet numbers = all == null ? NumberSet.EMPTY : all;
        return uids ? new UidSet(numbers) : new SeqSet(numbers);
    }

    private boolean foundSome() {
        return min != null || max != null || (count != null && count > 0);
    }
}
