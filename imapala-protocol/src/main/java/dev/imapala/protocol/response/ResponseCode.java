package dev.imapala.protocol.response;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    /** The operation can never work. */
    Word CANNOT = new Word("CANNOT");
    /** The client did something wrong. */
    Word CLIENTBUG = new Word("CLIENTBUG");
    /** The previously selected mailbox is closed; what follows is of the new one. */
    Word CLOSED = new Word("CLOSED");
    /** Another layer compresses already (RFC 4978 section 3). */
    Word COMPRESSIONACTIVE = new Word("COMPRESSIONACTIVE");
    /** Others have expunged some of the messages. */
    Word EXPUNGEISSUED = new Word("EXPUNGEISSUED");
    /** A limit of the server was hit. */
    Word LIMIT = new Word("LIMIT");
    /** There is no such mailbox. */
    Word NONEXISTENT = new Word("NONEXISTENT");
    /** The mailbox keeps no mod-sequences (RFC 7162 section 3.1.2.2). */
    Word NOMODSEQ = new Word("NOMODSEQ");
    /** The user lacks a right. */
    Word NOPERM = new Word("NOPERM");
    /** The quota would be exceeded. */
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
    /** The mailbox could be created, and the command tried again. */
    Word TRYCREATE = new Word("TRYCREATE");
    /** The mailbox's UIDs do not last. */
    Word UIDNOTSTICKY = new Word("UIDNOTSTICKY");
    /** Something the server needs is down. */
    Word UNAVAILABLE = new Word("UNAVAILABLE");

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
        boolean atom = name.chars().allMatch(c -> c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0);
        if (name.isEmpty() || !atom) {
            throw new IllegalArgumentException("not a response code; use a word such as ALERT");
        }
        return name.toUpperCase(Locale.ROOT);
    }
}
