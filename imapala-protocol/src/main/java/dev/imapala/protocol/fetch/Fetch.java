package dev.imapala.protocol.fetch;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What FETCH asks for, in the order of the wire.
 *
 * <pre>
 * Fetch.items(UID, FLAGS, ENVELOPE)
 * Fetch.items(UID, FetchItem.body(Section.HEADER))
 * </pre>
 *
 * <p>RFC 9051 section 6.4.5
 */
public final class Fetch {
    private final List<FetchItem<?>> items;

    private Fetch(List<FetchItem<?>> items) {
        this.items = items;
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
        return new Fetch(List.copyOf(new LinkedHashSet<>(items)));
    }

    /** Returns the items, in order. */
    public List<FetchItem<?>> items() {
        return items;
    }

    /** Returns this FETCH with {@code item} added at the end, if it is not there yet. */
    public Fetch and(FetchItem<?> item) {
        LinkedHashSet<FetchItem<?>> more = new LinkedHashSet<>(items);
        more.add(item);
        return new Fetch(List.copyOf(more));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fetch that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return "Fetch" + items;
    }
}
