package dev.imapala.client;

import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.List;
import java.util.Objects;

/**
 * What the server told of the messages of a STORE: their new flags, unless STORE was silent.
 *
 * <p>RFC 9051 section 6.4.6
 */
public final class StoreResult {
    private final List<FetchedMessage> updated;

    private StoreResult(List<FetchedMessage> updated) {
        this.updated = List.copyOf(updated);
    }

    /** Returns the result with {@code updated}. */
    public static StoreResult of(List<FetchedMessage> updated) {
        return new StoreResult(updated);
    }

    /** Returns the messages whose flags the server told, in its order; with UIDs if the STORE went by UIDs. */
    public List<FetchedMessage> updated() {
        return updated;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoreResult that && updated.equals(that.updated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(updated);
    }

    @Override
    public String toString() {
        return "StoreResult" + updated;
    }
}
