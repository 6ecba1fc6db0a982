package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;

/**
 * Delete a mailbox with all its messages.
 *
 * @param mailbox the mailbox
 * RFC 9051 section 6.3.5
 */
public record DeleteCommand(MailboxName mailbox) implements MailboxCommand {
    @Override
    public String name() {
        return "DELETE";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES).affecting(Pipelining.Fact.MAILBOXES);
    }
}
