package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;

/**
 * Put a message into a mailbox.
 *
 * @param mailbox the mailbox
 * @param append the message
 * RFC 9051 section 6.3.12
 */
public record AppendCommand(MailboxName mailbox, Append append) implements Command {
    @Override
    public String name() {
        return "APPEND";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES);
    }
}
