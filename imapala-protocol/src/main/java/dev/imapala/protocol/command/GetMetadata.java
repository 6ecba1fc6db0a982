package dev.imapala.protocol.command;

import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Unsigned32;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which annotations GETMETADATA asks for.
 *
 * <pre>
 * GetMetadata.entries(MetadataEntry.SHARED_COMMENT).depth(GetMetadata.Depth.INFINITY).maxSize(1024)
 * </pre>
 *
 * <p>RFC 5464 section 4.2
 */
public final class GetMetadata {
    /** How far below an entry others are told, too (RFC 5464 section 4.2.2). */
    public enum Depth {
        /** None below the entry. */
        ZERO("0"),
        /** Those directly below the entry. */
        ONE("1"),
        /** All below the entry. */
        INFINITY("infinity");

        private final String word;

        Depth(String word) {
            this.word = word;
        }

        /** Returns the word of the wire. */
        public String word() {
            return word;
        }
    }

    private record State(List<MetadataEntry> entries, Depth depth, long maxSize) {}

    private static final long NO_LIMIT = -1;

    private final State state;

    private GetMetadata(State state) {
        this.state = state;
    }

    /**
     * Asks for {@code entries}.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static GetMetadata entries(MetadataEntry... entries) {
        return entries(List.of(entries));
    }

    /**
     * Asks for {@code entries}, each once.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static GetMetadata entries(List<MetadataEntry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    "GETMETADATA needs at least one entry, such as MetadataEntry.SHARED_COMMENT");
        }
        return new GetMetadata(new State(List.copyOf(new LinkedHashSet<>(entries)), Depth.ZERO, NO_LIMIT));
    }

    /** Asks for entries below the given ones, too. */
    public GetMetadata depth(Depth depth) {
        return new GetMetadata(new State(state.entries, depth, state.maxSize));
    }

    /**
     * Leaves out values that are longer; the server says how long the longest is.
     *
     * @param octets 0 to 4,294,967,295
     * @throws IllegalArgumentException if {@code octets} is out of range
     */
    public GetMetadata maxSize(long octets) {
        Unsigned32.check(octets, "MAXSIZE");
        return new GetMetadata(new State(state.entries, state.depth, octets));
    }

    /** Returns the entries, in the order of the wire. */
    public List<MetadataEntry> entries() {
        return state.entries;
    }

    /** Returns how far below the entries others are asked for. */
    public Depth depth() {
        return state.depth;
    }

    /** Returns how many octets a value has at most; nothing without a limit. */
    public OptionalLong maxSize() {
        return state.maxSize == NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(state.maxSize);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GetMetadata that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "GetMetadata" + state.entries + " to depth " + state.depth.word()
                + (state.maxSize == NO_LIMIT ? "" : " up to " + state.maxSize + " octets");
    }
}
