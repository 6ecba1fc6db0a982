package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;

/**
 * Ask what the user may do with a mailbox.
 *
 * @param mailbox the mailbox
 * RFC 4314 section 3.5
 */
@Needs("ACL")
public record MyRightsCommand(MailboxName mailbox) implements AclCommand {
    @Override
    public String name() {
        return "MYRIGHTS";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.MYRIGHTS).byName(mailbox).needing(Pipelining.Fact.MAILBOXES);
    }
}
