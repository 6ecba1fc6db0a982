package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Get data of messages. The type of the set makes it FETCH or UID FETCH.
 *
 * @param messages which messages, at least one
 * @param fetch what of them
 * RFC 9051 section 6.4.5, RFC 9051 section 6.4.9
 */
public record FetchCommand(MessageSet messages, Fetch fetch) implements Command {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if the set is empty, or VANISHED is asked for and the set is not one of UIDs
     */
    public FetchCommand {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("FETCH needs at least one message");
        }
        if (fetch.isVanished() && !(messages instanceof UidSet)) {
            throw new IllegalArgumentException("VANISHED needs UIDs: UID FETCH alone takes it");
        }
    }

    @Override
    public String name() {
        return messages instanceof UidSet ? "UID FETCH" : "FETCH";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>(messages.needs());
        for (FetchItem<?> item : fetch.items()) {
            item.needs().ifPresent(needs::add);
        }
        if (fetch.changedSince() != null) {
            needs.add(Capability.CONDSTORE);
        }
        if (fetch.isVanished()) {
            needs.add(Capability.QRESYNC);
        }
        return Set.copyOf(needs);
    }

    @Override
    public Pipelining pipelining() {
        Pipelining fetching = Pipelining.of(Pipelining.Answer.FETCH, messages);
        boolean marks = fetch.items().stream().anyMatch(FetchItem::marksSeen);
        fetching = marks ? fetching.affecting(Pipelining.Fact.FLAGS) : fetching;
        return looksAtFlags() ? fetching.needing(Pipelining.Fact.FLAGS) : fetching;
    }

    /** Tells whether STORE may change what comes: flags and labels, and mod-sequences with them. */
    private boolean looksAtFlags() {
        return fetch.changedSince() != null
                || fetch.items().contains(FetchItem.FLAGS)
                || fetch.items().contains(FetchItem.MODSEQ)
                || fetch.items().contains(FetchItem.X_GM_LABELS);
    }
}
