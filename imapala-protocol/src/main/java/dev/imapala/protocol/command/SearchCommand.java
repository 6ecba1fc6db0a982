package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.util.Set;

/**
 * Look for messages in the selected mailbox.
 *
 * @param search what to look for
 * @param uid whether the answer has UIDs rather than message sequence numbers
 * RFC 9051 section 6.4.4
 */
public record SearchCommand(Search search, boolean uid) implements Command {
    @Override
    public String name() {
        return uid ? "UID SEARCH" : "SEARCH";
    }

    @Override
    public Set<Capability> needs() {
        return search.returns().isEmpty() ? Set.of() : Set.of(Capability.ESEARCH);
    }

    @Override
    public Pipelining pipelining() {
        Pipelining searching = Pipelining.awaiting(Pipelining.Answer.SEARCH);
        boolean flags = !search.keys().stream().allMatch(SearchCommand::looksAtNoFlag);
        searching = flags ? searching.needing(Pipelining.Fact.FLAGS) : searching;
        searching = search.returns().isEmpty() ? searching : searching.byTag();
        searching = search.usesNumbers() ? searching.needing(Pipelining.Fact.NUMBERS) : searching;
        return uid ? searching : searching.keepingNumbers();
    }

    /** Tells whether flags do not matter to {@code key} for sure. */
    private static boolean looksAtNoFlag(SearchKey key) {
        if (key instanceof SearchKey.Not not) {
            return looksAtNoFlag(not.key());
        } else if (key instanceof SearchKey.Or or) {
            return looksAtNoFlag(or.one()) && looksAtNoFlag(or.other());
        } else if (key instanceof SearchKey.And and) {
            return and.keys().stream().allMatch(SearchCommand::looksAtNoFlag);
        }
        return key instanceof SearchKey.All
                || key instanceof SearchKey.In
                || key instanceof SearchKey.Contains
                || key instanceof SearchKey.Header
                || key instanceof SearchKey.Dated
                || key instanceof SearchKey.Larger
                || key instanceof SearchKey.Smaller;
    }
}
