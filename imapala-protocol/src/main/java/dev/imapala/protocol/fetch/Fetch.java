package dev.imapala.protocol.fetch;

import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Needs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What FETCH asks for, in the order of the wire.
 *
 * <pre>
 * Fetch.items(UID, FLAGS, ENVELOPE)
 * Fetch.items(UID, FetchItem.body(Section.HEADER))
 * Fetch.items(UID, FLAGS).changedSince(modSeq)
 * Fetch.FAST
 * </pre>
 *
 * <p>RFC 9051 section 6.4.5, RFC 7162 section 3.1.4
 */
public final class Fetch {
    /** FLAGS, INTERNALDATE and RFC822.SIZE: what the macro FAST stands for. */
    public static final Fetch FAST = items(FetchItem.FLAGS, FetchItem.INTERNALDATE, FetchItem.RFC822_SIZE);
    /** Those of {@link #FAST} and ENVELOPE: what the macro ALL stands for. */
    public static final Fetch ALL = FAST.and(FetchItem.ENVELOPE);
    /** Those of {@link #ALL} and BODY: what the macro FULL stands for. */
    public static final Fetch FULL = ALL.and(FetchItem.BODY);

    private final List<FetchItem<?>> items;
    private final @Nullable ModSeq changedSince;
    private final boolean vanished;

    private Fetch(List<FetchItem<?>> items, @Nullable ModSeq changedSince, boolean vanished) {
        this.items = items;
        this.changedSince = changedSince;
        this.vanished = vanished;
    }

    /**
     * Returns the FETCH of {@code items}; one named twice is asked for once.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Fetch items(FetchItem<?>... items) {
        return items(List.of(items));
    }

    /**
     * Returns the FETCH of {@code items}; one named twice is asked for once.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Fetch items(List<FetchItem<?>> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("FETCH needs at least one item, such as FetchItem.UID");
        }
        return new Fetch(List.copyOf(new LinkedHashSet<>(items)), null, false);
    }

    /** Returns the items, in order. */
    public List<FetchItem<?>> items() {
        return items;
    }

    /** Returns this FETCH with {@code item} added at the end, if it is not there yet. */
    public Fetch and(FetchItem<?> item) {
        LinkedHashSet<FetchItem<?>> more = new LinkedHashSet<>(items);
        more.add(item);
        return new Fetch(List.copyOf(more), changedSince, vanished);
    }

    /** Returns this FETCH for those messages only that have changed since {@code modSeq}; they come with MODSEQ. */
    @Needs("CONDSTORE")
    public Fetch changedSince(ModSeq modSeq) {
        return new Fetch(items, modSeq, vanished);
    }

    /**
     * Returns this FETCH with UIDs of messages that are gone since {@link #changedSince(ModSeq)}. It goes by UIDs, and the
     * session must have enabled QRESYNC.
     *
     * @throws IllegalStateException if it is not for changed messages only
     */
    @Needs("QRESYNC")
    public Fetch vanished() {
        if (changedSince == null) {
            throw new IllegalStateException(
                    "VANISHED needs CHANGEDSINCE: Fetch.items(...).changedSince(...).vanished()");
        }
        return new Fetch(items, changedSince, true);
    }

    /** Returns the mod-sequence since which messages must have changed; null if all are meant. */
    public @Nullable ModSeq changedSince() {
        return changedSince;
    }

    /** Tells whether UIDs of messages that are gone are asked for. */
    public boolean isVanished() {
        return vanished;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fetch that
                && items.equals(that.items)
                && Objects.equals(changedSince, that.changedSince)
                && vanished == that.vanished;
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, changedSince, vanished);
    }

    @Override
    public String toString() {
        String since = changedSince == null ? "" : " changedSince " + changedSince.value();
        return "Fetch" + items + since + (vanished ? " vanished" : "");
    }
}
