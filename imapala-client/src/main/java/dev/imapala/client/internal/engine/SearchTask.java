package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.SearchResult;

/**
 * SEARCH and SORT: takes plain answers of their kind, ESEARCH answers with its tag, and joins them if the server splits
 * them.
 *
 * <p>RFC 9051 section 7.3.4, RFC 3501 section 7.2.5, RFC 5256 section 4
 */
public final class SearchTask extends Task {
    private final boolean plain;
    private final boolean sorted;
    private final Reply<SearchResult> reply;
    private final SearchResult.Builder found;

    /** Makes the task of {@code command} for {@code selection}. */
    public SearchTask(SearchCommand command, Selection selection, Reply<SearchResult> reply) {
        super(command, selection);
        this.plain = !command.search().isExtended();
        this.sorted = false;
        this.reply = reply;
        this.found = SearchResult.builder(command.uid());
    }

    /** Makes the task of {@code command} for {@code selection}. */
    public SearchTask(SortCommand command, Selection selection, Reply<SearchResult> reply) {
        super(command, selection);
        this.plain = !command.sort().search().isExtended();
        this.sorted = true;
        this.reply = reply;
        this.found = SearchResult.builder(command.uid());
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.ESearch data
                ? tag() != null && tag().value().equals(data.tag())
                : plain && isPlainAnswer(response);
    }

    private boolean isPlainAnswer(Untagged response) {
        return sorted ? response instanceof Untagged.Sort : response instanceof Untagged.Search;
    }

    /** Some servers answer a SEARCH with options like one without, or leave out the tag. */
    @Override
    boolean guesses(Untagged response) {
        return isPlainAnswer(response) || (response instanceof Untagged.ESearch data && data.tag() == null);
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Search data) {
            join(data.result());
        } else if (response instanceof Untagged.Sort data) {
            join(data.result());
        } else if (response instanceof Untagged.ESearch data) {
            join(data.result());
        }
    }

    private void join(SearchResult more) {
        found.join(more);
    }

    /** Nothing found may be said by saying nothing; then a plain SEARCH or SORT has found the empty set. */
    @Override
    void succeed(Response.Tagged ok) {
        SearchResult result = found.build();
        boolean nothing = plain && result.all() == null;
        reply.succeed(nothing ? found.all(NumberSet.EMPTY).build() : result);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
