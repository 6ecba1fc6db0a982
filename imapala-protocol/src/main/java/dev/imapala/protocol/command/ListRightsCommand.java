package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;

/**
 * Ask what an identifier can be granted on a mailbox.
 *
 * @param mailbox the mailbox
 * @param identifier the name of a user or a group, or {@code anyone}
 * RFC 4314 section 3.4
 */
@Needs("ACL")
public record ListRightsCommand(MailboxName mailbox, String identifier) implements AclCommand {
    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if {@code identifier} is empty or has a control character
     */
    public ListRightsCommand {
        AclIdentifier.check(identifier);
    }

    @Override
    public String name() {
        return "LISTRIGHTS";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.LISTRIGHTS).byName(mailbox).needing(Pipelining.Fact.MAILBOXES);
    }
}
