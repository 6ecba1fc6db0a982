package dev.imapala.protocol.wire;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.DeleteAclCommand;
import dev.imapala.protocol.command.GetAclCommand;
import dev.imapala.protocol.command.ListRightsCommand;
import dev.imapala.protocol.command.MyRightsCommand;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.command.SetAclCommand;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands and responses about access control.
 *
 * <p>RFC 4314 section 7
 */
final class AclParser {
    private AclParser() {}

    static @Nullable Command tryCommand(Cursor cursor) {
        if (cursor.tryName("GETACL")) {
            return new GetAclCommand(mailbox(cursor));
        } else if (cursor.tryName("MYRIGHTS")) {
            return new MyRightsCommand(mailbox(cursor));
        } else if (cursor.tryName("SETACL")) {
            return new SetAclCommand(mailbox(cursor), nextText(cursor), change(nextText(cursor)));
        } else if (cursor.tryName("DELETEACL")) {
            return new DeleteAclCommand(mailbox(cursor), nextText(cursor));
        } else if (cursor.tryName("LISTRIGHTS")) {
            return new ListRightsCommand(mailbox(cursor), nextText(cursor));
        }
        return null;
    }

    private static RightsChange change(String text) {
        for (RightsChange.Action action : List.of(RightsChange.Action.ADD, RightsChange.Action.REMOVE)) {
            if (text.startsWith(action.prefix())) {
                return new RightsChange(action, Rights.of(text.substring(1)));
            }
        }
        return RightsChange.replace(Rights.of(text));
    }

    static @Nullable Untagged tryResponse(Cursor cursor) {
        if (cursor.tryName("ACL")) {
            return acl(cursor);
        } else if (cursor.tryName("LISTRIGHTS")) {
            return listRights(cursor);
        } else if (cursor.tryName("MYRIGHTS")) {
            return new Untagged.MyRights(mailbox(cursor), Rights.received(nextText(cursor)));
        }
        return null;
    }

    private static Untagged acl(Cursor cursor) {
        MailboxName mailbox = mailbox(cursor);
        Map<String, Rights> rights = new LinkedHashMap<>();
        while (!cursor.atEnd()) {
            String identifier = cursor.astring().text();
            rights.put(identifier, Rights.received(nextText(cursor)));
        }
        return new Untagged.AclData(new Acl(mailbox, rights));
    }

    private static Untagged listRights(Cursor cursor) {
        MailboxName mailbox = mailbox(cursor);
        String identifier = nextText(cursor);
        Rights always = Rights.received(nextText(cursor));
        List<Rights> optional = new ArrayList<>();
        while (!cursor.atEnd()) {
            optional.add(Rights.received(cursor.astring().text()));
        }
        return new Untagged.ListRights(new GrantableRights(mailbox, identifier, always, optional));
    }

    private static MailboxName mailbox(Cursor cursor) {
        return MailboxName.received(cursor.astring());
    }

    private static String nextText(Cursor cursor) {
        cursor.space();
        return cursor.astring().text();
    }
}
