package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.util.Set;

/**
 * SEARCH and SORT: takes plain answers of their kind, ESEARCH answers with its tag, and joins them if the server splits
 * them.
 *
 * <p>RFC 9051 section 7.3.4, RFC 3501 section 7.2.5, RFC 5256 section 4
 */
public final class SearchTask extends Task {
    private static final Set<Search.Return> SIMPLE =
            Set.of(Search.Return.MIN, Search.Return.MAX, Search.Return.ALL, Search.Return.COUNT);

    private boolean plain;
    private final boolean sorted;
    private final Reply<SearchResult> reply;
    private final SearchResult.Builder found;
    /** What was to be told of what a plain SEARCH finds instead. */
    private Set<Search.Return> wanted = Set.of();

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

    /** A server that does not understand RETURN finds the same without; all of it, of which the rest is made. */
    @Override
    Capability dispensable() {
        return Capability.ESEARCH;
    }

    @Override
    boolean becomePlain() {
        if (!(command() instanceof SearchCommand command)) {
            return false;
        }
        Search search = command.search();
        boolean possible = search.isExtended() && search.partial() == null && SIMPLE.containsAll(search.returns());
        if (possible) {
            wanted = search.returns();
            plain = true;
            become(new SearchCommand(search.plain(), command.uid()));
        }
        return possible;
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
        SearchResult told = nothing ? found.all(NumberSet.EMPTY).build() : result;
        NumberSet all = told.all();
        reply.succeed(wanted.isEmpty() || all == null ? told : summary(all));
    }

    /** Makes what was to be told of all numbers. */
    private SearchResult summary(NumberSet all) {
        if (wanted.contains(Search.Return.COUNT)) {
            found.count(all.count());
        }
        if (wanted.contains(Search.Return.MIN) && !all.isEmpty()) {
            found.min(all.min());
        }
        if (wanted.contains(Search.Return.MAX) && !all.isEmpty()) {
            found.max(all.max());
        }
        return found.build();
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
