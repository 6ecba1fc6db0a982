package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.io.IOException;
import java.util.Set;

/** CREATE (RFC 9051 section 6.3.4, RFC 6154 section 3). */
final class CreateHandler {
    private static final Set<MailboxAttribute> USES = Set.of(
            MailboxAttribute.ARCHIVE,
            MailboxAttribute.DRAFTS,
            MailboxAttribute.IMPORTANT,
            MailboxAttribute.JUNK,
            MailboxAttribute.SENT,
            MailboxAttribute.TRASH);

    private final Session session;

    CreateHandler(Session session) {
        this.session = session;
    }

    Outcome handle(CreateCommand command) throws IOException {
        Account account = session.account();
        MailboxName name = newName(command.mailbox());
        for (MailboxAttribute use : command.uses()) {
            if (!USES.contains(use)) {
                return Outcome.no(ResponseCode.USEATTR, "no mailbox can be made for " + use);
            }
        }
        StoredMailbox mailbox;
        try {
            mailbox = account.create(name, command.uses());
        } catch (IllegalArgumentException e) {
            return Outcome.no(ResponseCode.ALREADYEXISTS, "there is a mailbox of that name");
        }
        ListHandler.tellNormalized(session, name, mailbox);
        return session.settings().offered().has(Capability.OBJECTID)
                ? Outcome.ok(new ResponseCode.MailboxId(mailbox.objectId()), "CREATE completed")
                : Outcome.ok("CREATE completed");
    }

    /**
     * Returns the name without the delimiter at its end, which says that there will be mailboxes below.
     *
     * @throws RefusedException if there cannot be a mailbox of that name
     */
    static MailboxName newName(MailboxName wanted) {
        String delimiter = String.valueOf(Account.DELIMITER);
        String text = wanted.text();
        String name = text.endsWith(delimiter) ? text.substring(0, text.length() - 1) : text;
        boolean odd = name.startsWith(delimiter) || name.endsWith(delimiter) || name.contains(delimiter + delimiter);
        try {
            if (!odd && name.indexOf('*') < 0 && name.indexOf('%') < 0) {
                return MailboxName.of(name);
            }
        } catch (IllegalArgumentException e) {
            // no name, below
        }
        throw new RefusedException(Outcome.no(ResponseCode.CANNOT, "there cannot be a mailbox of that name"));
    }
}
