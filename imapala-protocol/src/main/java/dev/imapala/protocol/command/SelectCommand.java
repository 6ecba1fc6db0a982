package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;

/**
 * Select a mailbox: SELECT, or EXAMINE to read only.
 *
 * @param mailbox the mailbox
 * @param readOnly whether nothing in the mailbox shall change
 * RFC 9051 section 6.3.2, RFC 9051 section 6.3.3
 */
public record SelectCommand(MailboxName mailbox, boolean readOnly) implements Command {
    @Override
    public String name() {
        return readOnly ? "EXAMINE" : "SELECT";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
