package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;

/**
 * Rename a mailbox and those below it. Of the INBOX, move the messages into a new mailbox.
 *
 * @param from the mailbox
 * @param to its new name
 * RFC 9051 section 6.3.6
 */
public record RenameCommand(MailboxName from, MailboxName to) implements MailboxCommand {
    @Override
    public String name() {
        return "RENAME";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES).affecting(Pipelining.Fact.MAILBOXES);
    }
}
