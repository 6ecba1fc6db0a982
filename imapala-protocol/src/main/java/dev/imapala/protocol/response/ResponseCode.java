package dev.imapala.protocol.response;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidMapping;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a status response tells programs: the code in its brackets.
 *
 * <p>RFC 9051 section 7.1
 */
public sealed interface ResponseCode {
    /** A code without arguments, in upper case. Those not among the constants are as good as the others. */
    record Word(String name) implements ResponseCode {
        /**
         * Puts the name into upper case.
         *
         * @throws IllegalArgumentException if it is not an atom
         */
        public Word {
            name = checkName(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The text is to be shown to the user. */
    Word ALERT = new Word("ALERT");
    /** The name is taken. */
    Word ALREADYEXISTS = new Word("ALREADYEXISTS");
    /** Wrong user or password. */
    Word AUTHENTICATIONFAILED = new Word("AUTHENTICATIONFAILED");
    /** Authenticated, but not allowed to act as the other user. */
    Word AUTHORIZATIONFAILED = new Word("AUTHORIZATIONFAILED");
    /** No comparator is as wanted (RFC 5255 section 4.9). */
    Word BADCOMPARATOR = new Word("BADCOMPARATOR");
    /** The operation can never work. */
    Word CANNOT = new Word("CANNOT");
    /** The client did something wrong. */
    Word CLIENTBUG = new Word("CLIENTBUG");
    /** The previously selected mailbox is closed; what follows is of the new one. */
    Word CLOSED = new Word("CLOSED");
    /** There is compression already, maybe in another layer (RFC 4978 section 3). */
    Word COMPRESSIONACTIVE = new Word("COMPRESSIONACTIVE");
    /** The user should ask the administrator. */
    Word CONTACTADMIN = new Word("CONTACTADMIN");
    /** The server found its data damaged. */
    Word CORRUPTION = new Word("CORRUPTION");
    /** The password is too old. */
    Word EXPIRED = new Word("EXPIRED");
    /** Others have expunged some of the messages. */
    Word EXPUNGEISSUED = new Word("EXPUNGEISSUED");
    /** A mailbox with children cannot be deleted. */
    Word HASCHILDREN = new Word("HASCHILDREN");
    /** Somebody else has the mailbox locked. */
    Word INUSE = new Word("INUSE");
    /** A limit of the server was hit. */
    Word LIMIT = new Word("LIMIT");
    /** The mailbox keeps no mod-sequences (RFC 7162 section 3.1.2.2). */
    Word NOMODSEQ = new Word("NOMODSEQ");
    /** There is no such mailbox. */
    Word NONEXISTENT = new Word("NONEXISTENT");
    /** The user lacks a right. */
    Word NOPERM = new Word("NOPERM");
    /** The server sends no more notifications (RFC 5465 section 5.8). */
    Word NOTIFICATIONOVERFLOW = new Word("NOTIFICATIONOVERFLOW");
    /** The result of the search was not saved. */
    Word NOTSAVED = new Word("NOTSAVED");
    /** The quota would be exceeded, or is. */
    Word OVERQUOTA = new Word("OVERQUOTA");
    /** A message could not be parsed. */
    Word PARSE = new Word("PARSE");
    /** TLS is needed first. */
    Word PRIVACYREQUIRED = new Word("PRIVACYREQUIRED");
    /** The mailbox is selected read-only. */
    Word READ_ONLY = new Word("READ-ONLY");
    /** The mailbox is selected read-write. */
    Word READ_WRITE = new Word("READ-WRITE");
    /** The server has a bug. */
    Word SERVERBUG = new Word("SERVERBUG");
    /** The conversion failed, and may work later (RFC 5259 section 9). */
    Word TEMPFAIL = new Word("TEMPFAIL");
    /** The message is too large (RFC 4469 section 4.2, RFC 7889 section 4). */
    Word TOOBIG = new Word("TOOBIG");
    /** Batches must be larger (RFC 10022). */
    Word TOOFEW = new Word("TOOFEW");
    /** There would be too many batches (RFC 10022). */
    Word TOOMANY = new Word("TOOMANY");
    /** The mailbox could be created, and the command tried again. */
    Word TRYCREATE = new Word("TRYCREATE");
    /** The mailbox's UIDs do not last. */
    Word UIDNOTSTICKY = new Word("UIDNOTSTICKY");
    /** Message sequence numbers are not allowed any more (RFC 9586). */
    Word UIDREQUIRED = new Word("UIDREQUIRED");
    /** Something the server needs is down. */
    Word UNAVAILABLE = new Word("UNAVAILABLE");
    /** The server cannot decode the part. */
    Word UNKNOWN_CTE = new Word("UNKNOWN-CTE");
    /** No mailbox can be made for that use (RFC 6154 section 3). */
    Word USEATTR = new Word("USEATTR");

    /**
     * The server's capabilities.
     *
     * @param capabilities all of them
     */
    record CapabilityList(Capabilities capabilities) implements ResponseCode {}

    /**
     * The charsets that SEARCH knows, in answer to one it does not.
     *
     * @param charsets their names, maybe none
     */
    record BadCharset(List<String> charsets) implements ResponseCode {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a name does not have 1 to 255 characters, all of them printable ASCII
         */
        public BadCharset {
            charsets = List.copyOf(charsets);
            for (String charset : charsets) {
                if (charset.isEmpty()
                        || charset.length() > 255
                        || !charset.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
                    throw new IllegalArgumentException(
                            "the name of a charset has 1 to 255 characters of printable ASCII");
                }
            }
        }
    }

    /**
     * The flags that last.
     *
     * @param flags the flags, {@link Flag#ANY_KEYWORD} among them where clients may make keywords
     */
    record PermanentFlags(Set<Flag> flags) implements ResponseCode {
        /** Copies. */
        public PermanentFlags {
            flags = FlagSet.copyOf(flags);
        }
    }

    /**
     * The UID that the next message will have, or more.
     *
     * @param uid 1 to 4,294,967,295
     */
    record UidNext(long uid) implements ResponseCode {
        /** Checks the range. */
        public UidNext {
            Unsigned32.checkNonZero(uid, "UIDNEXT");
        }
    }

    /**
     * The UIDVALIDITY value.
     *
     * @param value 1 to 4,294,967,295
     */
    record UidValidity(long value) implements ResponseCode {
        /** Checks the range. */
        public UidValidity {
            Unsigned32.checkNonZero(value, "UIDVALIDITY");
        }
    }

    /**
     * The first message without {@code \Seen}; IMAP4rev1 (RFC 3501 section 7.1).
     *
     * @param number its message sequence number, 1 to 4,294,967,295
     */
    record Unseen(long number) implements ResponseCode {
        /** Checks the range. */
        public Unseen {
            Unsigned32.checkNonZero(number, "UNSEEN");
        }
    }

    /**
     * The highest mod-sequence of the messages in the mailbox (RFC 7162 section 3.1.2.1).
     *
     * @param modSeq the mod-sequence
     */
    record HighestModSeq(ModSeq modSeq) implements ResponseCode {}

    /**
     * The UIDs that appended messages got (RFC 4315 section 3).
     *
     * @param uidValidity the UIDVALIDITY of the mailbox, 1 to 4,294,967,295
     * @param uids the UIDs, in the order of the messages
     */
    record AppendUid(long uidValidity, UidSet uids) implements ResponseCode {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if {@code uidValidity} is out of range, or {@code uids} is empty or has {@code *}
         */
        public AppendUid {
            Unsigned32.checkNonZero(uidValidity, "UIDVALIDITY");
            if (uids.isEmpty() || uids.numbers().isOpen()) {
                throw new IllegalArgumentException("appended messages have UIDs: \"" + uids + "\"");
            }
        }
    }

    /**
     * The UIDs that the copies of messages got (RFC 4315 section 3).
     *
     * @param uidValidity the UIDVALIDITY of the mailbox that they are in, 1 to 4,294,967,295
     * @param uids which message's copy has which UID
     */
    record CopyUid(long uidValidity, UidMapping uids) implements ResponseCode {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if {@code uidValidity} is out of range, or nothing was copied
         */
        public CopyUid {
            Unsigned32.checkNonZero(uidValidity, "UIDVALIDITY");
            require(!uids.isEmpty(), "COPYUID tells of at least one message");
        }
    }

    /**
     * The messages that a conditional STORE left alone, as others had changed them (RFC 7162 section 3.1.3).
     *
     * @param messages their UIDs, or their message sequence numbers, as the command has it
     */
    record Modified(NumberSet messages) implements ResponseCode {
        /**
         * Checks the set.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Modified {
            require(!messages.isEmpty(), "MODIFIED tells of at least one message");
        }
    }

    /**
     * The command touched as many messages as it may (RFC 9738 section 3.1).
     *
     * @param limit how many those are, 1 to 4,294,967,295
     * @param lowest the lowest UID that was processed; null if none was
     */
    record MessageLimit(long limit, @Nullable Uid lowest) implements ResponseCode {
        /** Checks the range. */
        public MessageLimit {
            Unsigned32.checkNonZero(limit, "MESSAGELIMIT");
        }
    }

    /**
     * The identifier of the mailbox that was created or selected (RFC 8474 section 4.1).
     *
     * @param id the identifier
     */
    record MailboxId(ObjectId id) implements ResponseCode {}

    /**
     * The mailbox was renamed; IMAP4rev1 of 1996 (RFC 2060 section 7.1).
     *
     * @param oldName its name before
     * @param newName its name now
     */
    record NewName(MailboxName oldName, MailboxName newName) implements ResponseCode {
        /**
         * Checks that the names can stand in a line of text.
         *
         * @throws IllegalArgumentException if they are not in printable ASCII, that is modified UTF-7
         */
        public NewName {
            require(
                    isPrintable(oldName.encoded()) && isPrintable(newName.encoded()),
                    "names here are in modified UTF-7");
        }

        private static boolean isPrintable(Bytes name) {
            return name.size() <= 1024 && name.text().chars().allMatch(c -> c >= ' ' && c < 0x7F);
        }
    }

    /**
     * The mailbox, or the user, is on other servers (RFC 2193 section 3, RFC 2221 section 4.1).
     *
     * @param urls where, the best one first
     */
    record Referral(List<String> urls) implements ResponseCode {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is none, or one has a space, {@code ]} or a control character
         */
        public Referral {
            urls = List.copyOf(urls);
            require(!urls.isEmpty(), "a referral names at least one URL");
            urls.forEach(url -> require(isWord(url, "]"), "a URL has no spaces and no \"]\""));
        }
    }

    /**
     * The URL that CATENATE could not use (RFC 4469 section 4.1).
     *
     * @param url the URL, as the client gave it
     */
    record BadUrl(String url) implements ResponseCode {
        /**
         * Checks the URL.
         *
         * @throws IllegalArgumentException if it is empty, begins or ends with a space, or has {@code ]} or a control character
         */
        public BadUrl {
            require(isWord(url.replace(' ', '_'), "]") && url.equals(url.strip()), "a URL has no \"]\"");
        }
    }

    /**
     * The mechanisms by which URLs are authorized, INTERNAL always among them (RFC 4467 section 8).
     *
     * @param others the names of the others, in order, with data that only they understand, or null
     */
    record UrlMechanisms(Map<String, @Nullable Bytes> others) implements ResponseCode {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a name is not made of letters, digits, {@code -} and {@code .}
         */
        public UrlMechanisms {
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
            others.keySet().forEach(name -> require(isLabel(name), "a mechanism has letters, digits, \"-\" and \".\""));
        }

        /** Tells the names, and not the data, which may be secret. */
        @Override
        public String toString() {
            return "UrlMechanisms" + others.keySet();
        }
    }

    /**
     * What the server cannot store of METADATA (RFC 5464 section 4.3).
     *
     * @param reason why
     */
    record MetadataRefused(Reason reason) implements ResponseCode {
        /** Why an annotation of a mailbox is not stored. */
        public enum Reason {
            /** There are too many. */
            TOOMANY,
            /** There are no private ones. */
            NOPRIVATE
        }
    }

    /**
     * How large an annotation of a mailbox may be (RFC 5464 section 4.3).
     *
     * @param octets the limit, 0 to 4,294,967,295
     */
    record MetadataMaxSize(long octets) implements ResponseCode {
        /** Checks the range. */
        public MetadataMaxSize {
            Unsigned32.check(octets, "MAXSIZE");
        }
    }

    /**
     * Annotations were left out, as they are larger than the client wanted (RFC 5464 section 4.2.1).
     *
     * @param octets the size of the largest one, 0 to 4,294,967,295
     */
    record MetadataLongEntries(long octets) implements ResponseCode {
        /** Checks the range. */
        public MetadataLongEntries {
            Unsigned32.check(octets, "LONGENTRIES");
        }
    }

    /**
     * What the server cannot store of ANNOTATION (RFC 5257 section 4.5).
     *
     * @param limit the limit that was hit
     */
    record AnnotationRefused(Limit limit) implements ResponseCode {
        /** What an annotation of a message is beyond. */
        public enum Limit {
            /** It is too large. */
            TOOBIG,
            /** There are too many. */
            TOOMANY
        }
    }

    /**
     * Whether messages of the mailbox can have annotations (RFC 5257 section 4.2).
     *
     * @param access what is possible
     * @param maxSize how large one may be, 1 to 4,294,967,295; 0 where none can be stored
     * @param noPrivate whether all are shared
     */
    record Annotations(Access access, long maxSize, boolean noPrivate) implements ResponseCode {
        /** What can be done with annotations of messages. */
        public enum Access {
            /** Nothing. */
            NONE,
            /** Read them. */
            READ_ONLY,
            /** Read and store them. */
            READ_WRITE
        }

        /**
         * Checks that the values fit together.
         *
         * @throws IllegalArgumentException if they do not
         */
        public Annotations {
            Unsigned32.check(maxSize, "the size of an annotation");
            require(access == Access.READ_WRITE == maxSize > 0, "a size goes with what can be stored");
            require(access != Access.NONE || !noPrivate, "there are no annotations that could be private");
        }
    }

    /**
     * The events of which the server can notify, in answer to one that it cannot (RFC 5465 section 3.1).
     *
     * @param events their names, such as {@code MessageNew}
     */
    record BadEvent(List<String> events) implements ResponseCode {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is none, or one is not an atom
         */
        public BadEvent {
            events = List.copyOf(events);
            require(!events.isEmpty(), "BADEVENT names at least one event");
            events.forEach(event -> require(isAtom(event), "the name of an event is an atom"));
        }
    }

    /**
     * The server does not keep the result of a search up to date (RFC 5267 section 4.3.1).
     *
     * @param tag the tag of the search
     */
    record NoUpdate(String tag) implements ResponseCode {
        /**
         * Checks the tag.
         *
         * @throws IllegalArgumentException if it is none
         */
        public NoUpdate {
            require(isAtom(tag.replace(']', 'x')), "not a tag; tags are words such as A1");
        }
    }

    /**
     * There is no such filter (RFC 5466 section 3.1).
     *
     * @param name its name
     */
    record UndefinedFilter(String name) implements ResponseCode {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is not an atom, or has a slash
         */
        public UndefinedFilter {
            require(isAtom(name) && name.indexOf('/') < 0, "the name of a filter is an atom without \"/\"");
        }
    }

    /**
     * How many messages, or parts of one, CONVERT takes (RFC 5259 section 9).
     *
     * @param unit what is counted
     * @param limit how many, 1 to 4,294,967,295
     */
    record MaxConvert(Unit unit, long limit) implements ResponseCode {
        /** What a limit of CONVERT counts. */
        public enum Unit {
            /** Messages of one command. */
            MESSAGES,
            /** Parts of one message. */
            PARTS
        }

        /** Checks the range. */
        public MaxConvert {
            Unsigned32.checkNonZero(limit, "the limit of CONVERT");
        }
    }

    /**
     * How far the server is with a command that takes long (RFC 9585).
     *
     * @param tag the tag of the command; null if the server does not say
     * @param done how much is done, 0 to 4,294,967,295; null if the server does not say
     * @param goal how much there is to do, not less than {@code done}; null if the server does not know
     */
    record InProgress(
            @Nullable String tag,
            @Nullable Long done,
            @Nullable Long goal) implements ResponseCode {
        /**
         * Checks that the values are possible.
         *
         * @throws IllegalArgumentException if they are not
         */
        public InProgress {
            require(tag == null || isAtom(tag), "the tag here is an atom");
            require(goal == null || done != null && goal >= Math.max(1, done), "a goal is not less than what is done");
            Unsigned32.check(done == null ? 0 : done, "what is done");
            Unsigned32.check(goal == null ? 0 : goal, "the goal");
        }
    }

    /**
     * A code with arguments that is not understood, or whose arguments are defective.
     *
     * @param name the name, in upper case
     * @param arguments what follows it, as it came
     */
    record Other(String name, Bytes arguments) implements ResponseCode {
        /**
         * Puts the name into upper case.
         *
         * @throws IllegalArgumentException if it is not an atom
         */
        public Other {
            name = checkName(name);
        }
    }

    private static String checkName(String name) {
        require(isAtom(name), "not a response code; use a word such as ALERT");
        return name.toUpperCase(Locale.ROOT);
    }

    private static boolean isAtom(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0);
    }

    private static boolean isLabel(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || c == '-' || c == '.'));
    }

    /** Tells whether {@code text} has a character, no space, no control character, and none of {@code forbidden}. */
    private static boolean isWord(String text, String forbidden) {
        return !text.isEmpty()
                && text.codePoints().noneMatch(c -> c == ' ' || Character.isISOControl(c) || forbidden.indexOf(c) >= 0);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
