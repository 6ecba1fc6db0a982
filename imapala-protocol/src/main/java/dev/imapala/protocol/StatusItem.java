package dev.imapala.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A thing to ask of a mailbox by STATUS, and the key to the answer: {@code status.get(StatusItem.MESSAGES)}.
 *
 * @param <T> what the item brings
 * RFC 9051 section 6.3.11
 */
public final class StatusItem<T> {
    /** The number of messages. */
    public static final StatusItem<Long> MESSAGES = number("MESSAGES", null);
    /** The UID that the next message will have, or more. */
    public static final StatusItem<Long> UIDNEXT = number("UIDNEXT", null);
    /** The UIDVALIDITY value. */
    public static final StatusItem<Long> UIDVALIDITY = number("UIDVALIDITY", null);
    /** The number of messages without {@code \Seen}. */
    public static final StatusItem<Long> UNSEEN = number("UNSEEN", null);
    /** The number of messages with {@code \Deleted}; IMAP4rev2. */
    @Needs("IMAP4rev2")
    public static final StatusItem<Long> DELETED = number("DELETED", Capability.IMAP4REV2);
    /** The size of all messages in octets (RFC 8438 section 3). */
    @Needs("STATUS=SIZE")
    public static final StatusItem<Long> SIZE = number("SIZE", Capability.STATUS_SIZE);
    /** The number of messages with {@code \Recent} (RFC 3501 section 6.3.10). */
    public static final StatusItem<Long> RECENT = number("RECENT", null);
    /** The highest mod-sequence of the messages, 0 if the mailbox keeps none (RFC 7162 section 3.1.7). */
    @Needs("CONDSTORE")
    public static final StatusItem<Long> HIGHESTMODSEQ = number("HIGHESTMODSEQ", Capability.CONDSTORE);

    /** The octets that would be freed if all messages with {@code \\Deleted} were expunged (RFC 9208 section 4.1.4). */
    @Needs("QUOTA=RES-STORAGE")
    public static final StatusItem<Long> DELETED_STORAGE = number("DELETED-STORAGE", Capability.QUOTA_RES_STORAGE);
    /** The size that a message may have to be appended; empty if there is no limit (RFC 7889 section 3.1). */
    @Needs("APPENDLIMIT")
    public static final StatusItem<OptionalLong> APPENDLIMIT =
            new StatusItem<>("APPENDLIMIT", OptionalLong.class, Capability.APPENDLIMIT);
    /** The identifier of the mailbox, which it keeps when it is renamed (RFC 8474 section 4.3). */
    @Needs("OBJECTID")
    public static final StatusItem<ObjectId> MAILBOXID =
            new StatusItem<>("MAILBOXID", ObjectId.class, Capability.OBJECTID);

    private static final List<StatusItem<Long>> NUMBERS =
            List.of(MESSAGES, UIDNEXT, UIDVALIDITY, UNSEEN, DELETED, SIZE, RECENT, HIGHESTMODSEQ, DELETED_STORAGE);
    private static final List<StatusItem<?>> OTHERS = List.of(APPENDLIMIT, MAILBOXID);

    private final String name;
    private final Class<T> type;
    private final @Nullable Capability needs;

    private StatusItem(String name, Class<T> type, @Nullable Capability needs) {
        this.name = name;
        this.type = type;
        this.needs = needs;
    }

    private static StatusItem<Long> number(String name, @Nullable Capability needs) {
        return new StatusItem<>(name, Long.class, needs);
    }

    /** Returns the item that is called {@code name} in any case. */
    public static Optional<StatusItem<?>> named(String name) {
        Optional<StatusItem<Long>> number = numberNamed(name);
        return number.isPresent()
                ? Optional.of(number.get())
                : OTHERS.stream()
                        .filter(item -> item.name.equalsIgnoreCase(name))
                        .findFirst();
    }

    /** Returns the item that brings a number and is called {@code name} in any case. */
    public static Optional<StatusItem<Long>> numberNamed(String name) {
        return NUMBERS.stream().filter(item -> item.name.equalsIgnoreCase(name)).findFirst();
    }

    /** Returns the capability that a server must have for this item; nothing for those that every server knows. */
    public Optional<Capability> needs() {
        return Optional.ofNullable(needs);
    }

    /** Returns the class of what the item brings. */
    public Class<T> type() {
        return type;
    }

    /** Returns the name of the wire. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
