package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MetadataEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Annotations of a mailbox, or of a server (RFC 5464 section 3). */
public final class Annotations {
    /** How many octets a value has at most. */
    public static final int MOST_OCTETS = 64 * 1024;

    private static final int MOST_ENTRIES = 100;

    private final Map<MetadataEntry, Bytes> values = new LinkedHashMap<>();

    /** Makes a place for annotations, without any. */
    public Annotations() {}

    /** Returns all values. */
    public synchronized Map<MetadataEntry, Bytes> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Tells whether there would not be too many after {@code changes}. */
    public synchronized boolean haveRoomFor(Map<MetadataEntry, @Nullable Bytes> changes) {
        return changed(changes).size() <= MOST_ENTRIES;
    }

    /** Sets values, and removes those that are null. */
    public synchronized void set(Map<MetadataEntry, @Nullable Bytes> changes) {
        Map<MetadataEntry, Bytes> changed = changed(changes);
        values.clear();
        values.putAll(changed);
    }

    private Map<MetadataEntry, Bytes> changed(Map<MetadataEntry, @Nullable Bytes> changes) {
        Map<MetadataEntry, Bytes> changed = new LinkedHashMap<>(values);
        changes.forEach((entry, value) -> {
            if (value == null) {
                changed.remove(entry);
            } else {
                changed.put(entry, value);
            }
        });
        return changed;
    }
}
