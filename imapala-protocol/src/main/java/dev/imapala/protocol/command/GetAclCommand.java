package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;

/**
 * Ask who may do what with a mailbox.
 *
 * @param mailbox the mailbox
 * RFC 4314 section 3.3
 */
@Needs("ACL")
public record GetAclCommand(MailboxName mailbox) implements AclCommand {
    @Override
    public String name() {
        return "GETACL";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.ACL).byName(mailbox).needing(Pipelining.Fact.MAILBOXES);
    }
}
