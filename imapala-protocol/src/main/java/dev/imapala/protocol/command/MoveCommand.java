package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.UidSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Move messages into another mailbox: each is in one of the two at any time. The type of the set makes it MOVE or UID
 * MOVE.
 *
 * @param messages which messages, at least one
 * @param target the mailbox that gets the messages
 * RFC 9051 section 6.4.8, RFC 6851 section 3.1
 */
@Needs("MOVE")
public record MoveCommand(MessageSet messages, MailboxName target) implements MessagesCommand {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public MoveCommand {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("MOVE needs at least one message");
        }
    }

    @Override
    public String name() {
        return messages instanceof UidSet ? "UID MOVE" : "MOVE";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>(messages.needs());
        needs.add(Capability.MOVE);
        return needs;
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.COPYUID)
                .on(messages)
                .needing(Pipelining.Fact.FLAGS, Pipelining.Fact.MAILBOXES)
                .affecting(Pipelining.Fact.FLAGS);
    }
}
