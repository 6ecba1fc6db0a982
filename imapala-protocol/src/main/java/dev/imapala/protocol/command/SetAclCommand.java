package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;

/**
 * Say what an identifier may do with a mailbox.
 *
 * @param mailbox the mailbox
 * @param identifier the name of a user or a group, or {@code anyone}; with {@code -} before it for rights to take away
 * @param change what becomes of the rights
 * RFC 4314 section 3.1
 */
@Needs("ACL")
public record SetAclCommand(MailboxName mailbox, String identifier, RightsChange change) implements AclCommand {
    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if {@code identifier} is empty or has a control character
     */
    public SetAclCommand {
        AclIdentifier.check(identifier);
    }

    @Override
    public String name() {
        return "SETACL";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES);
    }
}
