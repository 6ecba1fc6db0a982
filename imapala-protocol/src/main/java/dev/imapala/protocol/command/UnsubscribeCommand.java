package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;

/**
 * Take a mailbox from those that the user is subscribed to.
 *
 * @param mailbox the mailbox, which need not exist
 * RFC 9051 section 6.3.8
 */
public record UnsubscribeCommand(MailboxName mailbox) implements MailboxCommand {
    @Override
    public String name() {
        return "UNSUBSCRIBE";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting()
                .byName(mailbox)
                .needing(Pipelining.Fact.MAILBOXES, Pipelining.Fact.SUBSCRIPTIONS)
                .affecting(Pipelining.Fact.SUBSCRIPTIONS);
    }
}
