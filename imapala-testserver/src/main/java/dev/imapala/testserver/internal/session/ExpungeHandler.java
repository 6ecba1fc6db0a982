package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;

/** EXPUNGE (RFC 9051 section 6.4.3). The client is told with the news, like all others. */
final class ExpungeHandler {
    private final Session session;

    ExpungeHandler(Session session) {
        this.session = session;
    }

    Outcome handle() {
        SelectedMailbox selected = session.selected();
        if (selected.isReadOnly()) {
            return Outcome.no("the mailbox is selected read-only");
        }
        selected.mailbox().expunge(message -> message.flags().contains(Flag.DELETED));
        return session.completed("EXPUNGE");
    }
}
