package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thing to fetch of a message, and the key to what came: {@code message.get(ENVELOPE)} is an {@link Envelope}.
 *
 * @param <T> what the item brings
 * RFC 9051 section 6.4.5
 */
public final class FetchItem<T> {
    /** The unique identifier (RFC 9051 section 2.3.1.1). */
    public static final FetchItem<Uid> UID = new FetchItem<>("UID");
    /** The flags (RFC 9051 section 2.3.2). */
    public static final FetchItem<Set<Flag>> FLAGS = new FetchItem<>("FLAGS");
    /** The internal date (RFC 9051 section 2.3.3). */
    public static final FetchItem<InternalDate> INTERNALDATE = new FetchItem<>("INTERNALDATE");
    /** The size in octets; some servers only estimate it (RFC 9051 section 2.3.4). */
    public static final FetchItem<Long> RFC822_SIZE = new FetchItem<>("RFC822.SIZE");
    /** The header in parsed form (RFC 9051 section 2.3.5). */
    public static final FetchItem<Envelope> ENVELOPE = new FetchItem<>("ENVELOPE");
    /** The MIME structure, with extension data (RFC 9051 section 2.3.6). */
    public static final FetchItem<BodyStructure> BODYSTRUCTURE = new FetchItem<>("BODYSTRUCTURE");
    /** The MIME structure without extension data (RFC 9051 section 6.4.5). */
    public static final FetchItem<BodyStructure> BODY = new FetchItem<>("BODY");

    private final String key;
    private final @Nullable Section section;
    private final @Nullable Partial partial;
    private final boolean peek;

    private FetchItem(String key) {
        this(key, null, null, false);
    }

    private FetchItem(String key, @Nullable Section section, @Nullable Partial partial, boolean peek) {
        this.key = key;
        this.section = section;
        this.partial = partial;
        this.peek = peek;
    }

    /** Returns the octets of {@code section}, {@code BODY.PEEK[...]}: fetching them leaves {@code \Seen} alone. */
    public static FetchItem<Bytes> body(Section section) {
        return ofSection(section, null, true);
    }

    /** Returns a range of the octets of {@code section}, {@code BODY.PEEK[...]<...>}. */
    public static FetchItem<Bytes> body(Section section, Partial partial) {
        return ofSection(section, partial, true);
    }

    /** Returns the same octets by {@code BODY[...]}: fetching them sets {@code \Seen}. Other items stay as they are. */
    public FetchItem<T> markingSeen() {
        return new FetchItem<>(key, section, partial, false);
    }

    private static FetchItem<Bytes> ofSection(Section section, @Nullable Partial partial, boolean peek) {
        String origin = partial == null ? "" : "<" + partial.offset() + ">";
        return new FetchItem<>("BODY[" + section.canonical() + "]" + origin, section, partial, peek);
    }

    /** Returns the section that is asked for; null for an item without one. */
    public @Nullable Section section() {
        return section;
    }

    /** Returns the range that is asked for; null for everything. */
    public @Nullable Partial partial() {
        return partial;
    }

    /** Tells whether this is {@code BODY.PEEK[...]}. */
    public boolean isPeek() {
        return peek;
    }

    /** Items are equal when a response cannot tell them apart: PEEK and the length of a range do not count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FetchItem<?> that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Returns the name by which a response brings the item, such as {@code BODY[HEADER]<0>}. */
    @Override
    public String toString() {
        return key;
    }
}
