package dev.imapala.client;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MetadataEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Annotations of a mailbox or of a server, as they were told.
 *
 * <pre>
 * metadata.text(MetadataEntry.SHARED_COMMENT).ifPresent(System.out::println)
 * </pre>
 *
 * <p>RFC 5464 section 4.4.1
 */
public final class Metadata {
    private final Map<MetadataEntry, @Nullable Bytes> told;
    private final OptionalLong longest;

    private Metadata(Map<MetadataEntry, @Nullable Bytes> told, OptionalLong longest) {
        this.told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
        this.longest = longest;
    }

    /** Returns what was told: null for an entry that is not there; and the size of the longest value left out, if any. */
    public static Metadata of(Map<MetadataEntry, @Nullable Bytes> told, OptionalLong longest) {
        return new Metadata(told, longest);
    }

    /** Returns the values of the entries that are there, in the order of the server. */
    public Map<MetadataEntry, Bytes> values() {
        Map<MetadataEntry, Bytes> values = new LinkedHashMap<>();
        told.forEach((entry, value) -> {
            if (value != null) {
                values.put(entry, value);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    /** Returns the value of {@code entry}; nothing if there is none, or if it was left out for its length. */
    public Optional<Bytes> find(MetadataEntry entry) {
        return Optional.ofNullable(told.get(entry));
    }

    /** Returns the value of {@code entry} as text; nothing if there is none, or if it was left out for its length. */
    public Optional<String> text(MetadataEntry entry) {
        return find(entry).map(Bytes::text);
    }

    /**
     * Returns how many octets the longest value has that was left out; nothing if none was.
     *
     * RFC 5464 section 4.2.1
     */
    public OptionalLong longestLeftOut() {
        return longest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that && told.equals(that.told) && longest.equals(that.longest);
    }

    @Override
    public int hashCode() {
        return told.hashCode() + longest.hashCode();
    }

    /** Names the entries, not their values. */
    @Override
    public String toString() {
        return "Metadata" + told.keySet();
    }
}
