package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.UidSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Change the flags of messages, or their labels at Gmail. The type of the set makes it STORE or UID STORE.
 *
 * @param messages which messages, at least one
 * @param store what to do
 * RFC 9051 section 6.4.6, RFC 9051 section 6.4.9
 */
public record StoreCommand(MessageSet messages, Store store) implements Command {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public StoreCommand {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("STORE needs at least one message");
        }
    }

    @Override
    public String name() {
        return messages instanceof UidSet ? "UID STORE" : "STORE";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>(messages.needs());
        if (store.unchangedSince().isPresent()) {
            needs.add(Capability.CONDSTORE);
        }
        if (store.labels() != null) {
            needs.add(Capability.X_GM_EXT_1);
        }
        return Set.copyOf(needs);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.of(Pipelining.Answer.FETCH, messages).affecting(Pipelining.Fact.FLAGS);
    }
}
