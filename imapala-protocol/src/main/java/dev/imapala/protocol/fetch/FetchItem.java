package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.Uid;
import java.util.List;
import java.util.Optional;
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

    /** The whole message; fetching it sets {@code \Seen}. IMAP4rev1, {@link #body} is the same (RFC 3501 section 6.4.5). */
    public static final FetchItem<Bytes> RFC822 = new FetchItem<>("RFC822");
    /** The header of the message; leaves {@code \Seen} alone. IMAP4rev1 (RFC 3501 section 6.4.5). */
    public static final FetchItem<Bytes> RFC822_HEADER = new FetchItem<>("RFC822.HEADER");
    /** The body of the message; fetching it sets {@code \Seen}. IMAP4rev1 (RFC 3501 section 6.4.5). */
    public static final FetchItem<Bytes> RFC822_TEXT = new FetchItem<>("RFC822.TEXT");
    /** The mod-sequence of the message (RFC 7162 section 3.1.4.2). */
    @Needs("CONDSTORE")
    public static final FetchItem<ModSeq> MODSEQ = new FetchItem<>("MODSEQ", Capability.CONDSTORE);
    /** The beginning of the text, at most 256 characters; NIL where the server cannot make one (RFC 8970 section 3). */
    @Needs("PREVIEW")
    public static final FetchItem<String> PREVIEW = new FetchItem<>("PREVIEW", Capability.PREVIEW);
    /** {@link #PREVIEW} if the server has it at hand, else NIL (RFC 8970 section 4.1). */
    @Needs("PREVIEW")
    public static final FetchItem<String> PREVIEW_LAZY =
            new FetchItem<>("PREVIEW", Capability.PREVIEW, Kind.LAZY, null, null, false);
    /** When the message came into this mailbox; NIL where the server does not keep it (RFC 8514 section 4.2). */
    @Needs("SAVEDATE")
    public static final FetchItem<InternalDate> SAVEDATE = new FetchItem<>("SAVEDATE", Capability.SAVEDATE);
    /** The identifier of the message's content, the same for all copies (RFC 8474 section 5.1). */
    @Needs("OBJECTID")
    public static final FetchItem<ObjectId> EMAILID = new FetchItem<>("EMAILID", Capability.OBJECTID);
    /** The identifier of the message's thread; NIL where the server keeps none (RFC 8474 section 5.2). */
    @Needs("OBJECTID")
    public static final FetchItem<ObjectId> THREADID = new FetchItem<>("THREADID", Capability.OBJECTID);
    /** Gmail's number of the message, unsigned: see {@link Long#toUnsignedString(long)}. */
    @Needs("X-GM-EXT-1")
    public static final FetchItem<Long> X_GM_MSGID = new FetchItem<>("X-GM-MSGID", Capability.X_GM_EXT_1);
    /** Gmail's number of the thread, unsigned: see {@link Long#toUnsignedString(long)}. */
    @Needs("X-GM-EXT-1")
    public static final FetchItem<Long> X_GM_THRID = new FetchItem<>("X-GM-THRID", Capability.X_GM_EXT_1);
    /** Gmail's labels of the message. */
    @Needs("X-GM-EXT-1")
    public static final FetchItem<List<GmailLabel>> X_GM_LABELS = new FetchItem<>("X-GM-LABELS", Capability.X_GM_EXT_1);

    /** What stands before the brackets of a section. */
    public enum Kind {
        /** Nothing: the item has no section. */
        NONE(""),
        /** Nothing, and the server shall not go to any length. */
        LAZY(""),
        /** The octets as they are in the message. */
        BODY("BODY"),
        /** The octets without their transfer encoding. */
        BINARY("BINARY"),
        /** How many octets there are without transfer encoding. */
        BINARY_SIZE("BINARY.SIZE");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        /** Returns the word of the wire; empty for items without a section. */
        public String keyword() {
            return keyword;
        }
    }

    private final String key;
    private final @Nullable Capability needs;
    private final Kind kind;
    private final @Nullable Section section;
    private final @Nullable Partial partial;
    private final boolean peek;

    private FetchItem(String key) {
        this(key, null, Kind.NONE, null, null, false);
    }

    private FetchItem(String key, Capability needs) {
        this(key, needs, Kind.NONE, null, null, false);
    }

    private FetchItem(
            String key,
            @Nullable Capability needs,
            Kind kind,
            @Nullable Section section,
            @Nullable Partial partial,
            boolean peek) {
        this.key = key;
        this.needs = needs;
        this.kind = kind;
        this.section = section;
        this.partial = partial;
        this.peek = peek;
    }

    /** Returns the octets of {@code section}, {@code BODY.PEEK[...]}: fetching them leaves {@code \Seen} alone. */
    public static FetchItem<Bytes> body(Section section) {
        return ofSection(Kind.BODY, section, null, true);
    }

    /** Returns a range of the octets of {@code section}, {@code BODY.PEEK[...]<...>}. */
    public static FetchItem<Bytes> body(Section section, Partial partial) {
        return ofSection(Kind.BODY, section, partial, true);
    }

    /**
     * Returns the octets of {@code part} without their transfer encoding, {@code BINARY.PEEK[...]}: fetching them leaves
     * {@code \Seen} alone (RFC 9051 section 6.4.5, RFC 3516 section 4.2).
     *
     * @throws IllegalArgumentException if {@code part} is not a whole part, as made by {@link Section#part(long...)}, or
     *     {@link Section#FULL}
     */
    @Needs("BINARY")
    public static FetchItem<Bytes> binary(Section part) {
        return ofSection(Kind.BINARY, checkWhole(part), null, true);
    }

    /**
     * Returns a range of the octets of {@code part} without their transfer encoding, {@code BINARY.PEEK[...]<...>}.
     *
     * @throws IllegalArgumentException if {@code part} is not a whole part, as made by {@link Section#part(long...)}, or
     *     {@link Section#FULL}
     */
    @Needs("BINARY")
    public static FetchItem<Bytes> binary(Section part, Partial partial) {
        return ofSection(Kind.BINARY, checkWhole(part), partial, true);
    }

    /**
     * Returns the number of octets of {@code part} without their transfer encoding, {@code BINARY.SIZE[...]}. Servers may
     * have to decode the part for it (RFC 9051 section 6.4.5).
     *
     * @throws IllegalArgumentException if {@code part} is not a whole part, as made by {@link Section#part(long...)}, or
     *     {@link Section#FULL}
     */
    @Needs("BINARY")
    public static FetchItem<Long> binarySize(Section part) {
        return ofSection(Kind.BINARY_SIZE, checkWhole(part), null, true);
    }

    private static Section checkWhole(Section part) {
        if (part.text() != Section.Text.ALL) {
            throw new IllegalArgumentException("BINARY takes whole parts, such as Section.part(2), not " + part);
        }
        return part;
    }

    /** Returns the same octets, {@code BODY[...]} or {@code BINARY[...]}: fetching them sets {@code \Seen}. Other items stay as they are. */
    public FetchItem<T> markingSeen() {
        return section == null ? this : new FetchItem<>(key, needs, kind, section, partial, false);
    }

    private static <V> FetchItem<V> ofSection(Kind kind, Section section, @Nullable Partial partial, boolean peek) {
        String origin = partial == null ? "" : "<" + partial.offset() + ">";
        return new FetchItem<>(
                kind.keyword + "[" + section.canonical() + "]" + origin,
                kind == Kind.BODY ? null : Capability.BINARY,
                kind,
                section,
                partial,
                peek);
    }

    /** Returns the capability that a server must have for this item; nothing for those that every server knows. */
    public Optional<Capability> needs() {
        return Optional.ofNullable(needs);
    }

    /** Returns what is asked for of the {@link #section()}. */
    public Kind kind() {
        return kind;
    }

    /** Returns the section that is asked for; null for an item without one. */
    public @Nullable Section section() {
        return section;
    }

    /** Returns the range that is asked for; null for everything. */
    public @Nullable Partial partial() {
        return partial;
    }

    /** Tells whether fetching the section leaves {@code \Seen} alone: {@code BODY.PEEK[...]} or {@code BINARY.PEEK[...]}. */
    public boolean isPeek() {
        return peek;
    }

    /** Tells whether the item brings octets of the message, of which there may be many. */
    public boolean bringsOctets() {
        return switch (kind) {
            case BODY, BINARY -> true;
            case NONE -> equals(RFC822) || equals(RFC822_HEADER) || equals(RFC822_TEXT);
            case LAZY, BINARY_SIZE -> false;
        };
    }

    /** Tells whether fetching the item sets {@code \Seen}. */
    public boolean marksSeen() {
        return section == null ? equals(RFC822) || equals(RFC822_TEXT) : !peek;
    }

    /** Items are equal when a response cannot tell them apart: PEEK, LAZY and the length of a range do not count. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof FetchItem<?> that && key.equals(that.key);
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
