package dev.imapala.protocol.response;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.FlagSet;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.SearchData;
import dev.imapala.protocol.search.SearchResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response that belongs to no tag: it begins with {@code *}.
 *
 * <p>RFC 9051 section 7
 */
public sealed interface Untagged extends Response {
    /**
     * A status without a tag: a greeting, a warning, a farewell, or a code such as {@code [UIDNEXT 7]}.
     *
     * @param status the status
     * @param text code and text
     * RFC 9051 section 7.1
     */
    record Condition(Status status, ResponseText text) implements Untagged {}

    /**
     * The server's capabilities.
     *
     * @param capabilities all of them
     * RFC 9051 section 7.2.2
     */
    record CapabilityData(Capabilities capabilities) implements Untagged {}

    /**
     * What ENABLE has enabled.
     *
     * @param capabilities what is enabled now and was not before, maybe nothing
     * RFC 9051 section 7.2.1
     */
    record Enabled(List<Capability> capabilities) implements Untagged {
        /** Copies. */
        public Enabled {
            capabilities = List.copyOf(capabilities);
        }
    }

    /**
     * What the server says of itself.
     *
     * @param fields names and values, in order; a value may be null; empty for NIL
     * RFC 2971 section 3.2
     */
    record Id(Map<String, @Nullable String> fields) implements Untagged {
        /** Copies. */
        public Id {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A mailbox, in answer to LIST.
     *
     * @param mailbox the mailbox
     * RFC 9051 section 7.3.1
     */
    record Listing(MailboxListing mailbox) implements Untagged {}

    /**
     * A mailbox that the user is subscribed to, in answer to LSUB; IMAP4rev1.
     *
     * @param mailbox the mailbox; {@code \Noselect} says that it is only above one that the user is subscribed to
     * RFC 3501 section 7.2.3
     */
    record Lsub(MailboxListing mailbox) implements Untagged {}

    /**
     * A mailbox, in answer to XLIST.
     *
     * @param mailbox the mailbox; what it is for is told as LIST does, and the one that is the INBOX is called so
     * RFC 6154 section 2
     */
    record Xlist(MailboxListing mailbox) implements Untagged {}

    /**
     * The hierarchies of mailboxes.
     *
     * @param namespaces all of them
     * RFC 9051 section 7.3.2
     */
    record NamespaceData(Namespaces namespaces) implements Untagged {}

    /**
     * The answer to STATUS.
     *
     * @param status the status
     * RFC 9051 section 7.3.3
     */
    record StatusData(MailboxStatus status) implements Untagged {}

    /**
     * The flags that the mailbox knows.
     *
     * @param flags the flags, in order
     * RFC 9051 section 7.3.5
     */
    record Flags(Set<Flag> flags) implements Untagged {
        /** Copies. */
        public Flags {
            flags = FlagSet.copyOf(flags);
        }
    }

    /**
     * The answer to SEARCH in IMAP4rev1. It does not say whether its numbers are UIDs: the command does.
     *
     * @param result what was found
     * RFC 3501 section 7.2.5
     */
    record Search(SearchResult result) implements Untagged {}

    /**
     * The answer to SEARCH in IMAP4rev2, and to SEARCH and SORT with RETURN.
     *
     * @param tag the tag of the command, as it came; null if the server does not say
     * @param correlators what else the server says of where the answer belongs
     * @param result what was found
     * RFC 9051 section 7.3.4
     */
    record ESearch(@Nullable String tag, List<SearchData> correlators, SearchResult result) implements Untagged {
        /** Copies. */
        public ESearch {
            correlators = List.copyOf(correlators);
        }

        /** Makes an answer to the command of that tag. */
        public ESearch(@Nullable String tag, SearchResult result) {
            this(tag, List.of(), result);
        }
    }

    /**
     * The answer to SORT. It does not say whether its numbers are UIDs: the command does.
     *
     * @param result what was found, in order
     * RFC 5256 section 4
     */
    record Sort(SearchResult result) implements Untagged {}

    /**
     * The answer to THREAD. It does not say whether its numbers are UIDs: the command does.
     *
     * @param threads the threads
     * RFC 5256 section 4
     */
    record Threads(MessageThreads threads) implements Untagged {}

    /**
     * The mailbox holds {@code count} messages.
     *
     * @param count 0 to 4,294,967,295
     * RFC 9051 section 7.4.1
     */
    record Exists(long count) implements Untagged {
        /** Checks the range. */
        public Exists {
            Unsigned32.check(count, "count");
        }
    }

    /**
     * {@code count} messages have {@code \Recent}; IMAP4rev1.
     *
     * @param count 0 to 4,294,967,295
     * RFC 3501 section 7.3.2
     */
    record Recent(long count) implements Untagged {
        /** Checks the range. */
        public Recent {
            Unsigned32.check(count, "count");
        }
    }

    /**
     * The message at {@code number} is gone; later numbers move down by one.
     *
     * @param number 1 to 4,294,967,295
     * RFC 9051 section 7.5.1
     */
    record Expunge(long number) implements Untagged {
        /** Checks the range. */
        public Expunge {
            Unsigned32.checkNonZero(number, "number");
        }
    }

    /**
     * Messages are gone. Where {@code earlier} is false, later sequence numbers move down, as after EXPUNGE.
     *
     * @param earlier whether they were gone already, and this is the answer to a question for news
     * @param uids their UIDs, at least one, without {@code *}; earlier ones may be of messages that never were
     * RFC 7162 section 3.2.10
     */
    record Vanished(boolean earlier, UidSet uids) implements Untagged {
        /**
         * Checks the set.
         *
         * @throws IllegalArgumentException if it is empty or has {@code *}
         */
        public Vanished {
            if (uids.isEmpty() || uids.numbers().isOpen()) {
                throw new IllegalArgumentException("messages that are gone have UIDs: \"" + uids + "\"");
            }
        }
    }

    /**
     * Data of a message.
     *
     * @param message the data
     * RFC 9051 section 7.5.2
     */
    record Fetch(FetchedMessage message) implements Untagged {}

    /**
     * Who may do what with a mailbox, in answer to GETACL.
     *
     * @param acl the mailbox and the rights
     * RFC 4314 section 3.6
     */
    record AclData(Acl acl) implements Untagged {}

    /**
     * What can be granted, in answer to LISTRIGHTS.
     *
     * @param rights the mailbox, the identifier and the rights
     * RFC 4314 section 3.7
     */
    record ListRights(GrantableRights rights) implements Untagged {}

    /**
     * What the user may do with a mailbox, in answer to MYRIGHTS.
     *
     * @param mailbox the mailbox
     * @param rights the rights
     * RFC 4314 section 3.8
     */
    record MyRights(MailboxName mailbox, Rights rights) implements Untagged {}

    /**
     * Usage and limits of a quota root.
     *
     * @param quota the quota root, its usage and its limits
     * RFC 9208 section 4.2.1
     */
    record QuotaData(Quota quota) implements Untagged {}

    /**
     * The quota roots of a mailbox, in answer to GETQUOTAROOT.
     *
     * @param mailbox the mailbox
     * @param roots the names of its quota roots, maybe none
     * RFC 9208 section 4.2.2
     */
    record QuotaRoot(MailboxName mailbox, List<String> roots) implements Untagged {
        /** Copies. */
        public QuotaRoot {
            roots = List.copyOf(roots);
        }
    }

    /**
     * Annotations of a mailbox or of the server as a whole, in answer to GETMETADATA.
     *
     * @param mailbox the mailbox; null for the server as a whole
     * @param values the values of entries, in the order of the server; null for an entry that is not there
     * RFC 5464 section 4.4.1
     */
    record Metadata(@Nullable MailboxName mailbox, Map<MetadataEntry, @Nullable Bytes> values) implements Untagged {
        /** Copies. */
        public Metadata {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Others have changed annotations of a mailbox or of the server as a whole. Servers tell it after ENABLE METADATA.
     *
     * @param mailbox the mailbox; null for the server as a whole
     * @param entries which have changed, one or more
     * RFC 5464 section 4.4.2
     */
    record MetadataChanged(@Nullable MailboxName mailbox, List<MetadataEntry> entries) implements Untagged {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are no entries
         */
        public MetadataChanged {
            entries = List.copyOf(entries);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("METADATA names one entry or more");
            }
        }
    }

    /**
     * Well-framed but not understood; kept as it came.
     *
     * @param name the first word, in upper case; or the word behind the number; empty if there is none
     * @param rest the whole response without {@code "* "} and the end of the line
     */
    record Unrecognized(String name, Bytes rest) implements Untagged {}
}
