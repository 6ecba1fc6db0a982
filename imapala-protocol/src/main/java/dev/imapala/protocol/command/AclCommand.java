package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import java.util.Set;

/**
 * A command about who may do what with a mailbox.
 *
 * <p>RFC 4314 section 3
 */
public sealed interface AclCommand extends Command
        permits DeleteAclCommand, GetAclCommand, ListRightsCommand, MyRightsCommand, SetAclCommand {
    /** Returns the mailbox. */
    MailboxName mailbox();

    @Override
    default Set<Capability> needs() {
        return Set.of(Capability.ACL);
    }
}
