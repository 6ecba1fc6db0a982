package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.UidSet;
import java.util.Set;

/**
 * Copy messages into another mailbox. The type of the set makes it COPY or UID COPY.
 *
 * @param messages which messages, at least one
 * @param target the mailbox that gets the copies
 * RFC 9051 section 6.4.7, RFC 9051 section 6.4.9
 */
public record CopyCommand(MessageSet messages, MailboxName target) implements MessagesCommand {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public CopyCommand {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("COPY needs at least one message");
        }
    }

    @Override
    public String name() {
        return messages instanceof UidSet ? "UID COPY" : "COPY";
    }

    @Override
    public Set<Capability> needs() {
        return messages.needs();
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().on(messages).needing(Pipelining.Fact.FLAGS, Pipelining.Fact.MAILBOXES);
    }
}
