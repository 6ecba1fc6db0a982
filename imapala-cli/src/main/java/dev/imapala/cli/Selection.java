package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.search.Criteria;
import dev.imapala.cli.search.RawCriteria;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a command is about, as its arguments name them: in one of three ways, or in none.
 *
 * @param criteria readable criteria
 * @param uids a set of UIDs
 * @param raw criteria in the words of the protocol
 */
record Selection(
        List<String> criteria,
        @Nullable String uids,
        @Nullable String raw) {
    private static final String HINT = "say --uid 3,7:9, or criteria such as from:ann, or all";

    /** Tells whether the arguments name any. */
    boolean isMade() {
        return ways() > 0;
    }

    private long ways() {
        return Stream.of(criteria.isEmpty() ? null : criteria, uids, raw)
                .filter(Objects::nonNull)
                .count();
    }

    /**
     * Returns the search for the messages, for all of them if none are named.
     *
     * @param today from which ages count
     * @throws Failure if the arguments are not understood, or name messages in two ways
     */
    Search search(LocalDate today) {
        if (ways() > 1) {
            throw Failure.usage(
                    "there are criteria in more than one way", "put all of them into --uid, into --raw, or into words");
        } else if (raw != null) {
            return RawCriteria.parse(raw);
        } else if (uids != null) {
            return Search.matching(new SearchKey.In(set(uids)));
        }
        return new Criteria(today).parse(criteria);
    }

    /**
     * Returns the search for the messages.
     *
     * @param today from which ages count
     * @throws Failure if none are named: nobody shall change all messages by leaving a word out
     */
    Search required(LocalDate today) {
        if (!isMade()) {
            throw Failure.usage("it is not said which messages", HINT);
        }
        return search(today);
    }

    private static UidSet set(String text) {
        try {
            return UidSet.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--uid must be a set of UIDs, not " + text, "write it like 3,7:9 or 100:*");
        }
    }
}
