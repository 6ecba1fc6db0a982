package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.command.UidExpungeCommand;

/** UID EXPUNGE (RFC 9051 section 6.4.9). The client is told with the news, like all others. */
final class UidExpungeHandler {
    private final Session session;

    UidExpungeHandler(Session session) {
        this.session = session;
    }

    Outcome handle(UidExpungeCommand command) {
        SelectedMailbox selected = session.selected();
        if (selected.isReadOnly()) {
            return Outcome.no("the mailbox is selected read-only");
        }
        NumberSet uids = selected.resolvedNumbers(command.messages());
        selected.mailbox()
                .expunge(message ->
                        uids.contains(message.uid()) && message.flags().contains(Flag.DELETED));
        return session.completed("UID EXPUNGE");
    }
}
