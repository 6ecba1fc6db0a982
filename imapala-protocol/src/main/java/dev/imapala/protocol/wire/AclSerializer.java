package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.AclCommand;
import dev.imapala.protocol.command.DeleteAclCommand;
import dev.imapala.protocol.command.GetAclCommand;
import dev.imapala.protocol.command.ListRightsCommand;
import dev.imapala.protocol.command.MyRightsCommand;
import dev.imapala.protocol.command.SetAclCommand;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.Untagged;

/**
 * Writes the commands and responses about access control.
 *
 * <p>RFC 4314 section 7
 */
final class AclSerializer {
    private AclSerializer() {}

    static void arguments(WireWriter out, AclCommand command) {
        out.mailbox(command.mailbox());
        if (command instanceof SetAclCommand set) {
            identifier(out, set.identifier());
            String change = set.change().action().prefix() + set.change().rights();
            out.space().astring(Bytes.of(change));
        } else if (command instanceof DeleteAclCommand delete) {
            identifier(out, delete.identifier());
        } else if (command instanceof ListRightsCommand list) {
            identifier(out, list.identifier());
        } else if (!(command instanceof GetAclCommand) && !(command instanceof MyRightsCommand)) {
            throw new AssertionError(command);
        }
    }

    static void acl(WireWriter out, Acl acl) {
        out.raw("ACL ").mailbox(acl.mailbox());
        acl.rights().forEach((identifier, rights) -> {
            identifier(out, identifier);
            rights(out, rights);
        });
    }

    static void listRights(WireWriter out, GrantableRights rights) {
        out.raw("LISTRIGHTS ").mailbox(rights.mailbox());
        identifier(out, rights.identifier());
        rights(out, rights.always());
        rights.optional().forEach(tied -> rights(out, tied));
    }

    static void myRights(WireWriter out, Untagged.MyRights mine) {
        out.raw("MYRIGHTS ").mailbox(mine.mailbox());
        rights(out, mine.rights());
    }

    private static void identifier(WireWriter out, String identifier) {
        out.space().astring(Bytes.of(identifier));
    }

    private static void rights(WireWriter out, Rights rights) {
        out.space().astring(Bytes.of(rights.toString()));
    }
}
