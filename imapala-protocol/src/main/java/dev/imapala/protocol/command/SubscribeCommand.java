package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;

/**
 * Add a mailbox to those that the user is subscribed to.
 *
 * @param mailbox the mailbox, which need not exist
 * RFC 9051 section 6.3.7
 */
public record SubscribeCommand(MailboxName mailbox) implements MailboxCommand {
    @Override
    public String name() {
        return "SUBSCRIBE";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting()
                .byName(mailbox)
                .needing(Pipelining.Fact.MAILBOXES, Pipelining.Fact.SUBSCRIPTIONS)
                .affecting(Pipelining.Fact.SUBSCRIPTIONS);
    }
}
