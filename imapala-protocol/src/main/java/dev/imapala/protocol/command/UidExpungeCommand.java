package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.UidSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Remove those of the given messages that have {@code \Deleted}, and no others.
 *
 * @param messages which messages, at least one
 * RFC 9051 section 6.4.9, RFC 4315 section 2.1
 */
@Needs("UIDPLUS")
public record UidExpungeCommand(UidSet messages) implements MessagesCommand {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public UidExpungeCommand {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("UID EXPUNGE needs at least one message");
        }
    }

    @Override
    public String name() {
        return "UID EXPUNGE";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>(messages.needs());
        needs.add(Capability.UIDPLUS);
        return needs;
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.FLAGS);
    }
}
