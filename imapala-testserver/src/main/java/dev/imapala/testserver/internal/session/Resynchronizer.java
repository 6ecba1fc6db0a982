package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.List;

/**
 * Tells what has changed in a mailbox since a client was there (RFC 7162 section 3.2.5). The server has forgotten nothing,
 * so it needs no numbers to match.
 */
final class Resynchronizer {
    private final Session session;
    private final SelectedMailbox selected;

    Resynchronizer(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    void tell(Resync resync) throws IOException {
        long uidNext = selected.mailbox().snapshot().uidNext();
        NumberSet known = !resync.known().isEmpty()
                ? resync.known().numbers()
                : uidNext == 1 ? NumberSet.EMPTY : NumberSet.range(1, uidNext - 1);
        vanished(resync.modSeq(), known);
        List<StoredMessage> messages = selected.messages();
        for (int i = 0; i < messages.size(); i++) {
            StoredMessage message = messages.get(i);
            if (known.contains(message.uid()) && message.modSeq().compareTo(resync.modSeq()) > 0) {
                session.send(new Untagged.Fetch(FetchedMessage.builder(i + 1L)
                        .uid(message.uid())
                        .flags(selected.flags(message, !session.isRev2()))
                        .put(FetchItem.MODSEQ, message.modSeq())
                        .build()));
            }
        }
    }

    /** Tells the UIDs of {@code wanted} that are gone since {@code since}, if there are any. */
    void vanished(ModSeq since, NumberSet wanted) throws IOException {
        UidSet gone = selected.vanishedSince(since, wanted);
        if (!gone.isEmpty()) {
            session.send(new Untagged.Vanished(true, gone));
        }
    }
}
