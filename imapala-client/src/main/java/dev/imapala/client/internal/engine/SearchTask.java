package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.SearchResult;
import org.jspecify.annotations.Nullable;

/**
 * SEARCH: takes SEARCH answers, ESEARCH answers with its tag, and joins them if the server splits them.
 *
 * <p>RFC 9051 section 7.3.4, RFC 3501 section 7.2.5
 */
public final class SearchTask extends Task {
    private final boolean uids;
    private final boolean plain;
    private final Reply<SearchResult> reply;
    private @Nullable SearchResult result;

    /** Makes the task of {@code command} for {@code selection}. */
    public SearchTask(SearchCommand command, Selection selection, Reply<SearchResult> reply) {
        super(command, selection);
        this.uids = command.uid();
        this.plain = command.search().returns().isEmpty();
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.ESearch data
                ? tag() != null && tag().value().equals(data.tag())
                : plain && response instanceof Untagged.Search;
    }

    /** Some servers answer a SEARCH with options like one without, or leave out the tag. */
    @Override
    boolean guesses(Untagged response) {
        return response instanceof Untagged.Search || (response instanceof Untagged.ESearch data && data.tag() == null);
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Search data) {
            join(data.result());
        } else if (response instanceof Untagged.ESearch data) {
            join(data.result());
        }
    }

    private void join(SearchResult more) {
        SearchResult before = result == null ? new SearchResult(uids, null, null, null, null, null) : result;
        result = new SearchResult(
                uids,
                later(before.min(), more.min()),
                later(before.max(), more.max()),
                union(before.all(), more.all()),
                later(before.count(), more.count()),
                later(before.modSeq(), more.modSeq()));
    }

    private static <T> @Nullable T later(@Nullable T before, @Nullable T now) {
        return now == null ? before : now;
    }

    private static @Nullable NumberSet union(@Nullable NumberSet before, @Nullable NumberSet now) {
        return before == null || now == null ? later(before, now) : before.union(now);
    }

    /** Nothing found may be said by saying nothing; then a plain SEARCH has found the empty set. */
    @Override
    void succeed(Response.Tagged ok) {
        SearchResult found = result == null ? new SearchResult(uids, null, null, null, null, null) : result;
        boolean nothing = plain && found.all() == null;
        ModSeq modSeq = found.modSeq();
        reply.succeed(
                nothing
                        ? new SearchResult(uids, found.min(), found.max(), NumberSet.EMPTY, found.count(), modSeq)
                        : found);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
