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
        return new Pipelining(Pipelining.Answer.SEARCH, search.usesNumbers(), !uid, false);
    }
}
