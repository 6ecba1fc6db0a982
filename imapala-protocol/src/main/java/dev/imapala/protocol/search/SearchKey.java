package dev.imapala.protocol.search;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Unsigned32;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition that messages meet or do not meet.
 *
 * <p>RFC 9051 section 6.4.4
 */
public sealed interface SearchKey {
    /** Returns the conditions that this one is made of, in the order of the wire; none for most. */
    default List<SearchKey> parts() {
        return List.of();
    }

    /** Returns the capabilities that the server must have for this condition and for those that it is made of. */
    default Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        parts().forEach(part -> needs.addAll(part.needs()));
        return needs;
    }

    /**
     * Returns the strings in the condition, in the order of the wire. A short one without controls goes onto the wire in
     * quotes, if it is ASCII or the server takes UTF-8 there; every other one is a literal.
     */
    default Stream<String> strings() {
        return parts().stream().flatMap(SearchKey::strings);
    }

    /** Returns the charset that the strings in the condition need: US-ASCII where that will do, else UTF-8. */
    default Charset charset() {
        return strings().allMatch(text -> Bytes.of(text).isAscii())
                ? StandardCharsets.US_ASCII
                : StandardCharsets.UTF_8;
    }

    /** Tells whether the condition has message sequence numbers. */
    default boolean usesNumbers() {
        return parts().stream().anyMatch(SearchKey::usesNumbers);
    }

    /** Tells whether the condition is about flags, labels or changes, so that STORE may make another answer of it. */
    default boolean usesFlags() {
        return parts().stream().anyMatch(SearchKey::usesFlags);
    }

    /** Returns the condition to meet this one and {@code other}. */
    default SearchKey and(SearchKey other) {
        return allOf(List.of(this, other));
    }

    /** Returns the condition to meet this one or {@code other}. */
    default SearchKey or(SearchKey other) {
        return new Or(this, other);
    }

    /** Returns the condition not to meet this one. */
    default SearchKey not() {
        return new Not(this);
    }

    /**
     * Returns the condition to meet all of {@code keys}.
     *
     * @throws IllegalArgumentException if there are none
     */
    static SearchKey allOf(List<SearchKey> keys) {
        return keys.size() == 1 ? keys.get(0) : new And(keys);
    }

    /**
     * Returns the condition to meet at least one of {@code keys}: a tree of {@link Or} that is as flat as can be, so that
     * a thousand senders nest ten deep.
     *
     * @throws IllegalArgumentException if there are none
     */
    static SearchKey anyOf(List<SearchKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a search has at least one condition, such as ALL");
        }
        int half = (keys.size() + 1) / 2;
        return keys.size() == 1
                ? keys.get(0)
                : new Or(anyOf(keys.subList(0, half)), anyOf(keys.subList(half, keys.size())));
    }

    /** Every message. */
    record All() implements SearchKey {}

    /**
     * Messages with {@code flag}: {@code SEEN}, {@code KEYWORD $Label}.
     *
     * @param flag the flag
     */
    record Has(Flag flag) implements SearchKey {
        /**
         * Checks that there is a form on the wire.
         *
         * @throws IllegalArgumentException if SEARCH cannot ask for {@code flag}
         */
        public Has {
            checkFlag(flag);
        }

        @Override
        public boolean usesFlags() {
            return true;
        }
    }

    /**
     * Messages without {@code flag}: {@code UNSEEN}, {@code UNKEYWORD $Label}.
     *
     * @param flag the flag
     */
    record Lacks(Flag flag) implements SearchKey {
        /**
         * Checks that there is a form on the wire.
         *
         * @throws IllegalArgumentException if SEARCH cannot ask for {@code flag}
         */
        public Lacks {
            checkFlag(flag);
        }

        @Override
        public boolean usesFlags() {
            return true;
        }
    }

    private static void checkFlag(Flag flag) {
        Set<Flag> system = Set.of(Flag.ANSWERED, Flag.DELETED, Flag.DRAFT, Flag.FLAGGED, Flag.RECENT, Flag.SEEN);
        if (!system.contains(flag) && !(flag.isKeyword() && flag.isWellFormed())) {
            throw new IllegalArgumentException(
                    "SEARCH cannot ask for this flag: it knows \\Answered, \\Deleted, \\Draft, "
                            + "\\Flagged, \\Recent, \\Seen, and keywords of letters, digits and signs");
        }
    }

    /**
     * Messages that have {@code text} somewhere, in any case.
     *
     * @param where where to look
     * @param text what to look for; empty finds messages that have such a field
     */
    record Contains(Where where, String text) implements SearchKey {
        /**
         * Checks the characters.
         *
         * @throws IllegalArgumentException if {@code text} has a NUL character
         */
        public Contains {
            checkText(text);
        }

        @Override
        public Stream<String> strings() {
            return Stream.of(text);
        }
    }

    /** Where {@link Contains} looks. */
    enum Where {
        /** The Bcc field. */
        BCC,
        /** The body. */
        BODY,
        /** The Cc field. */
        CC,
        /** The From field. */
        FROM,
        /** The Subject field. */
        SUBJECT,
        /** Header and body. */
        TEXT,
        /** The To field. */
        TO
    }

    /**
     * Messages whose header field {@code name} has {@code text}, in any case.
     *
     * @param name the name of the field
     * @param text what to look for; empty finds messages that have the field
     */
    record Header(String name, String text) implements SearchKey {
        /**
         * Checks the characters.
         *
         * @throws IllegalArgumentException if {@code name} is not the name of a header field, or {@code text} has a NUL
         */
        public Header {
            if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')) {
                throw new IllegalArgumentException("not the name of a header field; use letters, digits and -");
            }
            checkText(text);
        }

        @Override
        public Stream<String> strings() {
            return Stream.of(name, text);
        }
    }

    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text to search for cannot have a NUL character");
        }
    }

    /**
     * Messages by date.
     *
     * @param relation which date, and how it compares
     * @param day the day, years 1 to 9999
     */
    record Dated(Relation relation, LocalDate day) implements SearchKey {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the year does not have up to four digits
         */
        public Dated {
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw new IllegalArgumentException("the year must be 1 to 9999, not " + day.getYear());
            }
        }

        @Override
        public Set<Capability> needs() {
            return relation.needs;
        }
    }

    /** How {@link Dated} compares. */
    enum Relation {
        /** Internal date before the day. */
        BEFORE,
        /** Internal date on the day. */
        ON,
        /** Internal date on the day or later. */
        SINCE,
        /** Date field before the day. */
        SENTBEFORE,
        /** Date field on the day. */
        SENTON,
        /** Date field on the day or later. */
        SENTSINCE,
        /** Saved in the mailbox before the day (RFC 8514 section 4.3). */
        @Needs("SAVEDATE")
        SAVEDBEFORE(Capability.SAVEDATE),
        /** Saved in the mailbox on the day (RFC 8514 section 4.3). */
        @Needs("SAVEDATE")
        SAVEDON(Capability.SAVEDATE),
        /** Saved in the mailbox on the day or later (RFC 8514 section 4.3). */
        @Needs("SAVEDATE")
        SAVEDSINCE(Capability.SAVEDATE);

        private final Set<Capability> needs;

        Relation(Capability... needs) {
            this.needs = Set.of(needs);
        }
    }

    /**
     * Every message if the mailbox remembers when messages were saved, else none.
     *
     * <p>RFC 8514 section 4.3
     */
    @Needs("SAVEDATE")
    record SaveDateSupported() implements SearchKey {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.SAVEDATE);
        }
    }

    /**
     * Messages that came in {@code seconds} ago or earlier, by the server's clock.
     *
     * @param seconds 1 to 4,294,967,295
     * RFC 5032 section 2
     */
    @Needs("WITHIN")
    record Older(long seconds) implements SearchKey {
        /** Checks the range. */
        public Older {
            Unsigned32.checkNonZero(seconds, "the seconds");
        }

        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.WITHIN);
        }
    }

    /**
     * Messages that came in {@code seconds} ago or later, by the server's clock.
     *
     * @param seconds 1 to 4,294,967,295
     * RFC 5032 section 2
     */
    @Needs("WITHIN")
    record Younger(long seconds) implements SearchKey {
        /** Checks the range. */
        public Younger {
            Unsigned32.checkNonZero(seconds, "the seconds");
        }

        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.WITHIN);
        }
    }

    /**
     * Messages changed at {@code modSeq} or later: {@code MODSEQ 620162338}.
     *
     * @param modSeq 0 to 9,223,372,036,854,775,807 (63 bits)
     * @param entry the flag whose change counts; null for any change
     * RFC 7162 section 3.1.5
     */
    @Needs("CONDSTORE")
    record Changed(long modSeq, @Nullable Entry entry) implements SearchKey {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code modSeq} is negative
         */
        public Changed {
            checkNotNegative(modSeq, "the mod-sequence");
        }

        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.CONDSTORE);
        }

        @Override
        public boolean usesFlags() {
            return true;
        }
    }

    /**
     * A flag whose change {@link Changed} asks for: {@code "/flags/\\Draft" all}.
     *
     * @param flag the flag
     * @param scope whose flag
     * RFC 7162 section 3.1.5
     */
    record Entry(Flag flag, Scope scope) {
        /**
         * Checks that there is a form on the wire.
         *
         * @throws IllegalArgumentException if {@code flag} is not well-formed
         */
        public Entry {
            if (!flag.isWellFormed()) {
                throw new IllegalArgumentException("SEARCH MODSEQ cannot name this flag: it is no atom");
            }
        }
    }

    /** Whose flag {@link Entry} is about. */
    enum Scope {
        /** The user's own. */
        PRIV,
        /** That of all users. */
        SHARED,
        /** The user's own and that of all users. */
        ALL
    }

    private static void checkNotNegative(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must be 0 to 2^63-1, not " + value);
        }
    }

    /**
     * The message with that EMAILID, and its copies.
     *
     * @param id the identifier
     * RFC 8474 section 6
     */
    @Needs("OBJECTID")
    record EmailId(ObjectId id) implements SearchKey {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.OBJECTID);
        }
    }

    /**
     * Messages with that THREADID.
     *
     * @param id the identifier
     * RFC 8474 section 6
     */
    @Needs("OBJECTID")
    record ThreadId(ObjectId id) implements SearchKey {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.OBJECTID);
        }
    }

    /**
     * Messages that Gmail's own search finds: {@code X-GM-RAW "has:attachment in:unread"}.
     *
     * @param query the query
     */
    @Needs("X-GM-EXT-1")
    record GmailRaw(String query) implements SearchKey {
        /**
         * Checks the characters.
         *
         * @throws IllegalArgumentException if {@code query} has a NUL character
         */
        public GmailRaw {
            checkText(query);
        }

        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.X_GM_EXT_1);
        }

        @Override
        public boolean usesFlags() {
            return true;
        }

        @Override
        public Stream<String> strings() {
            return Stream.of(query);
        }
    }

    /**
     * The message with that X-GM-MSGID.
     *
     * @param id the identifier, an unsigned 64-bit number
     */
    @Needs("X-GM-EXT-1")
    record GmailMessageId(long id) implements SearchKey {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.X_GM_EXT_1);
        }
    }

    /**
     * Messages with that X-GM-THRID.
     *
     * @param id the identifier, an unsigned 64-bit number
     */
    @Needs("X-GM-EXT-1")
    record GmailThreadId(long id) implements SearchKey {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.X_GM_EXT_1);
        }
    }

    /**
     * Messages with a label of Gmail: {@code X-GM-LABELS "\\Important"}.
     *
     * @param label the label, a system label with its backslash
     */
    @Needs("X-GM-EXT-1")
    record Labelled(GmailLabel label) implements SearchKey {
        @Override
        public Set<Capability> needs() {
            return Set.of(Capability.X_GM_EXT_1);
        }

        @Override
        public boolean usesFlags() {
            return true;
        }
    }

    /**
     * Messages of more than {@code size} octets.
     *
     * @param size 0 to 9,223,372,036,854,775,807; more than 4,294,967,295 is for servers with IMAP4rev2
     */
    record Larger(long size) implements SearchKey {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code size} is negative
         */
        public Larger {
            checkNotNegative(size, "the size");
        }

        @Override
        public Set<Capability> needs() {
            return size > Unsigned32.MAX ? Set.of(Capability.IMAP4REV2) : Set.of();
        }
    }

    /**
     * Messages of less than {@code size} octets.
     *
     * @param size 0 to 9,223,372,036,854,775,807; more than 4,294,967,295 is for servers with IMAP4rev2
     */
    record Smaller(long size) implements SearchKey {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code size} is negative
         */
        public Smaller {
            checkNotNegative(size, "the size");
        }

        @Override
        public Set<Capability> needs() {
            return size > Unsigned32.MAX ? Set.of(Capability.IMAP4REV2) : Set.of();
        }
    }

    /**
     * The messages of a set.
     *
     * @param messages message sequence numbers, or UIDs; not empty
     */
    record In(MessageSet messages) implements SearchKey {
        /**
         * Checks that there is a form on the wire.
         *
         * @throws IllegalArgumentException if the set is empty
         */
        public In {
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("the set of messages to search is empty");
            }
        }

        @Override
        public Set<Capability> needs() {
            return messages.needs();
        }

        @Override
        public boolean usesNumbers() {
            return messages instanceof SeqSet && !messages.numbers().isSaved();
        }
    }

    /**
     * Messages that do not meet {@code key}.
     *
     * @param key the condition to miss
     */
    record Not(SearchKey key) implements SearchKey {
        @Override
        public List<SearchKey> parts() {
            return List.of(key);
        }
    }

    /**
     * Messages that meet {@code key} more or less, as the server sees fit.
     *
     * @param key the condition
     * RFC 6203 section 3
     */
    @Needs("SEARCH=FUZZY")
    record Fuzzy(SearchKey key) implements SearchKey {
        @Override
        public List<SearchKey> parts() {
            return List.of(key);
        }

        @Override
        public Set<Capability> needs() {
            Set<Capability> needs = new LinkedHashSet<>(key.needs());
            needs.add(Capability.SEARCH_FUZZY);
            return needs;
        }
    }

    /**
     * Messages that meet one condition or the other.
     *
     * @param one a condition
     * @param other another
     */
    record Or(SearchKey one, SearchKey other) implements SearchKey {
        @Override
        public List<SearchKey> parts() {
            return List.of(one, other);
        }
    }

    /**
     * Messages that meet all conditions.
     *
     * @param keys one or more conditions
     */
    record And(List<SearchKey> keys) implements SearchKey {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no condition
         */
        public And {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("a search has at least one condition, such as ALL");
            }
        }

        @Override
        public List<SearchKey> parts() {
            return keys;
        }
    }
}
