package dev.imapala.protocol.search;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Unsigned32;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A condition that messages meet or do not meet.
 *
 * <p>RFC 9051 section 6.4.4
 */
public sealed interface SearchKey {
    /** Tells whether the condition has message sequence numbers. */
    default boolean usesNumbers() {
        return false;
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
        SENTSINCE
    }

    /**
     * Messages of more than {@code size} octets.
     *
     * @param size 0 to 4,294,967,295
     */
    record Larger(long size) implements SearchKey {
        /** Checks the range. */
        public Larger {
            Unsigned32.check(size, "the size");
        }
    }

    /**
     * Messages of less than {@code size} octets.
     *
     * @param size 0 to 4,294,967,295
     */
    record Smaller(long size) implements SearchKey {
        /** Checks the range. */
        public Smaller {
            Unsigned32.check(size, "the size");
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
        public boolean usesNumbers() {
            return messages instanceof SeqSet;
        }
    }

    /**
     * Messages that do not meet {@code key}.
     *
     * @param key the condition to miss
     */
    record Not(SearchKey key) implements SearchKey {
        @Override
        public boolean usesNumbers() {
            return key.usesNumbers();
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
        public boolean usesNumbers() {
            return one.usesNumbers() || other.usesNumbers();
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
        public boolean usesNumbers() {
            return keys.stream().anyMatch(SearchKey::usesNumbers);
        }
    }
}
