package dev.imapala.client.internal.engine;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.Optional;

/** Which messages an answer may be about. */
final class MessageSets {
    private MessageSets() {}

    /** Tells whether {@code message} may be one of {@code set}; only the server knows what an open set holds. */
    static boolean mayHold(MessageSet set, FetchedMessage message) {
        if (set.numbers().isOpen()) {
            return true;
        } else if (set instanceof SeqSet) {
            return set.numbers().contains(message.sequenceNumber());
        }
        Optional<Uid> uid = message.find(FetchItem.UID);
        return uid.isEmpty() || set.numbers().contains(uid.get().value());
    }
}
