package dev.imapala.client.internal.engine;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.Optional;

/** Which messages an answer may be about. */
final class MessageSets {
    private MessageSets() {}

    /** Tells whether {@code message} is one of {@code set}; only the server knows what an open set holds. */
    static boolean holds(MessageSet set, FetchedMessage message) {
        if (set instanceof SeqSet) {
            return set.numbers().isOpen() || set.numbers().contains(message.sequenceNumber());
        }
        Optional<Uid> uid = message.find(FetchItem.UID);
        return uid.isPresent()
                && (set.numbers().isOpen() || set.numbers().contains(uid.get().value()));
    }

    /** Tells whether {@code message} lacks the UID by which it would be known as one of {@code set}. */
    static boolean mayHold(MessageSet set, FetchedMessage message) {
        return set instanceof UidSet && !message.has(FetchItem.UID);
    }
}
