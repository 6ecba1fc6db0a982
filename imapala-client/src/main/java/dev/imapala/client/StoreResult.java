package dev.imapala.client;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.List;
import java.util.Objects;

/**
 * What the server told of the messages of a STORE: their new flags or labels, unless STORE was silent, and their new
 * mod-sequences, if the session uses them; and which messages were left alone because they had changed.
 *
 * <p>RFC 9051 section 6.4.6, RFC 7162 section 3.1.3
 */
public final class StoreResult {
    private final List<FetchedMessage> updated;
    private final MessageSet modified;

    private StoreResult(List<FetchedMessage> updated, MessageSet modified) {
        this.updated = List.copyOf(updated);
        this.modified = modified;
    }

    /** Returns the result with {@code updated}, after which no message was left alone. */
    public static StoreResult of(List<FetchedMessage> updated) {
        return new StoreResult(updated, UidSet.EMPTY);
    }

    /** Returns the result with {@code updated}, and {@code modified} left alone. */
    public static StoreResult of(List<FetchedMessage> updated, MessageSet modified) {
        return new StoreResult(updated, modified);
    }

    /** Returns the messages of which the server told something, in its order; with UIDs if the STORE went by UIDs. */
    public List<FetchedMessage> updated() {
        return updated;
    }

    /**
     * Returns the messages that were left alone, as they have changed since the mod-sequence that {@code
     * Store.unchangedSince} gave: UIDs if the STORE went by UIDs, else message sequence numbers. Fetch them, and decide
     * anew.
     */
    public MessageSet modified() {
        return modified;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoreResult that && updated.equals(that.updated) && modified.equals(that.modified);
    }

    @Override
    public int hashCode() {
        return Objects.hash(updated, modified);
    }

    @Override
    public String toString() {
        return "StoreResult" + updated + (modified.isEmpty() ? "" : ", left alone " + modified);
    }
}
