package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.testserver.internal.store.Account;

/** CLOSE and UNSELECT (RFC 9051 section 6.4.1, RFC 9051 section 6.4.2). */
final class CloseHandler {
    private final Session session;

    CloseHandler(Session session) {
        this.session = session;
    }

    /** Expunges without telling the client, and leaves the mailbox. */
    Outcome close() {
        SelectedMailbox selected = session.selected();
        leave();
        if (!selected.isReadOnly()) {
            selected.mailbox().expunge(message -> message.flags().contains(Flag.DELETED));
        }
        return Outcome.ok("CLOSE completed");
    }

    Outcome unselect() {
        leave();
        return Outcome.ok("UNSELECT completed");
    }

    private void leave() {
        session.selected();
        Account account = session.account();
        session.become(new SessionState.Authenticated(account));
    }
}
