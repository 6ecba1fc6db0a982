package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.search.Search;
import java.util.Set;

/**
 * Look for messages in the selected mailbox.
 *
 * @param search what to look for
 * @param uid whether the answer has UIDs rather than message sequence numbers
 * RFC 9051 section 6.4.4
 */
public record SearchCommand(Search search, boolean uid) implements Command {
    /**
     * Checks that what is to be told can be.
     *
     * @throws IllegalArgumentException if {@code search} asks for the relevancy, and no condition is fuzzy
     */
    public SearchCommand {
        search.checkRelevancy();
    }

    @Override
    public String name() {
        return uid ? "UID SEARCH" : "SEARCH";
    }

    @Override
    public Set<Capability> needs() {
        return search.needs();
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.of(Pipelining.Answer.SEARCH, search, uid);
    }
}
