package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.AclCommand;
import dev.imapala.protocol.command.DeleteAclCommand;
import dev.imapala.protocol.command.GetAclCommand;
import dev.imapala.protocol.command.ListRightsCommand;
import dev.imapala.protocol.command.MyRightsCommand;
import dev.imapala.protocol.command.SetAclCommand;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.AccessRights;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SETACL, DELETEACL, GETACL, LISTRIGHTS and MYRIGHTS (RFC 4314 section 3). */
final class AclHandler {
    /** All rights there are, the obsolete ones included. */
    private static final Rights KNOWN = Rights.ALL.withObsolete();

    private final Session session;

    AclHandler(Session session) {
        this.session = session;
    }

    Outcome handle(AclCommand command) throws IOException {
        Optional<StoredMailbox> mailbox = session.account().find(command.mailbox());
        if (mailbox.isEmpty()) {
            return Outcome.no(ResponseCode.NONEXISTENT, "there is no mailbox of that name");
        }
        AccessRights rights = mailbox.get().accessRights();
        if (command instanceof MyRightsCommand) {
            Rights mine = rights.of(session.account().user());
            session.send(new Untagged.MyRights(mailbox.get().name(), mine.withObsolete()));
        } else if (command instanceof GetAclCommand) {
            session.send(new Untagged.AclData(new Acl(mailbox.get().name(), shown(rights))));
        } else if (command instanceof ListRightsCommand list) {
            session.send(new Untagged.ListRights(grantable(list, rights)));
        } else {
            return change(command, rights);
        }
        return Outcome.ok(command.name() + " completed");
    }

    private static Map<String, Rights> shown(AccessRights rights) {
        Map<String, Rights> shown = new LinkedHashMap<>();
        rights.all().forEach((identifier, granted) -> shown.put(identifier, granted.withObsolete()));
        return shown;
    }

    private static GrantableRights grantable(ListRightsCommand command, AccessRights rights) {
        Rights always = command.identifier().equals(rights.owner()) ? AccessRights.OF_OWNER : Rights.NONE;
        List<Rights> optional = new ArrayList<>();
        KNOWN.without(always).toString().chars().forEach(letter -> optional.add(Rights.of(Character.toString(letter))));
        return new GrantableRights(command.mailbox(), command.identifier(), always, optional);
    }

    private static Outcome change(AclCommand command, AccessRights rights) {
        if (command instanceof DeleteAclCommand delete) {
            rights.change(delete.identifier(), before -> Rights.NONE);
        } else if (command instanceof SetAclCommand set) {
            Rights unknown = set.change().rights().without(KNOWN);
            if (!unknown.isEmpty()) {
                return Outcome.bad("there is no right " + unknown);
            }
            rights.change(
                    set.identifier(), before -> set.change().applyTo(before).resolved());
        } else {
            throw new AssertionError(command);
        }
        return Outcome.ok(command.name() + " completed");
    }
}
