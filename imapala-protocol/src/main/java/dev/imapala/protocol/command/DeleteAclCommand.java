package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;

/**
 * Forget what an identifier may do with a mailbox.
 *
 * @param mailbox the mailbox
 * @param identifier the name of a user or a group, or {@code anyone}; with {@code -} before it for what is taken away
 * RFC 4314 section 3.2
 */
@Needs("ACL")
public record DeleteAclCommand(MailboxName mailbox, String identifier) implements AclCommand {
    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if {@code identifier} is empty or has a control character
     */
    public DeleteAclCommand {
        AclIdentifier.check(identifier);
    }

    @Override
    public String name() {
        return "DELETEACL";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES);
    }
}
