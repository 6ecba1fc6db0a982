package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.io.IOException;
import java.util.Optional;

/** RENAME (RFC 9051 section 6.3.6). */
final class RenameHandler {
    private final Session session;

    RenameHandler(Session session) {
        this.session = session;
    }

    Outcome handle(RenameCommand command) throws IOException {
        Account account = session.account();
        MailboxName to = CreateHandler.newName(command.to());
        return switch (account.rename(command.from(), to)) {
            case DONE -> done(account, to);
            case NO_SUCH_MAILBOX -> Outcome.no(ResponseCode.NONEXISTENT, "there is no mailbox of that name");
            case NAME_IS_TAKEN -> Outcome.no(ResponseCode.ALREADYEXISTS, "there is a mailbox of the new name");
            case HAS_CHILDREN, IMPOSSIBLE -> Outcome.no(ResponseCode.CANNOT, "no mailbox can be below itself");
        };
    }

    private Outcome done(Account account, MailboxName to) throws IOException {
        Optional<StoredMailbox> renamed = account.find(to);
        if (renamed.isPresent()) {
            ListHandler.tellNormalized(session, to, renamed.get());
        }
        return Outcome.ok("RENAME completed");
    }
}
