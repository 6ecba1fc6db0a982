package dev.imapala.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A thing to ask of a mailbox by STATUS, and the key to the answer: {@code status.get(StatusItem.MESSAGES)}.
 *
 * @param <T> what the item brings
 * RFC 9051 section 6.3.11
 */
public final class StatusItem<T> {
    /** The number of messages. */
    public static final StatusItem<Long> MESSAGES = number("MESSAGES");
    /** The UID that the next message will have, or more. */
    public static final StatusItem<Long> UIDNEXT = number("UIDNEXT");
    /** The UIDVALIDITY value. */
    public static final StatusItem<Long> UIDVALIDITY = number("UIDVALIDITY");
    /** The number of messages without {@code \Seen}. */
    public static final StatusItem<Long> UNSEEN = number("UNSEEN");
    /** The number of messages with {@code \Deleted}; IMAP4rev2. */
    @Needs("IMAP4rev2")
    public static final StatusItem<Long> DELETED = number("DELETED");
    /** The size of all messages in octets (RFC 8438 section 3). */
    @Needs("STATUS=SIZE")
    public static final StatusItem<Long> SIZE = number("SIZE");
    /** The number of messages with {@code \Recent} (RFC 3501 section 6.3.10). */
    public static final StatusItem<Long> RECENT = number("RECENT");
    /** The highest mod-sequence of the messages, 0 if the mailbox keeps none (RFC 7162 section 3.1.7). */
    @Needs("CONDSTORE")
    public static final StatusItem<Long> HIGHESTMODSEQ = number("HIGHESTMODSEQ");

    private static final List<StatusItem<Long>> ALL =
            List.of(MESSAGES, UIDNEXT, UIDVALIDITY, UNSEEN, DELETED, SIZE, RECENT, HIGHESTMODSEQ);

    private final String name;
    private final Class<T> type;

    private StatusItem(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    private static StatusItem<Long> number(String name) {
        return new StatusItem<>(name, Long.class);
    }

    /** Returns the item that is called {@code name} in any case. */
    public static Optional<StatusItem<Long>> named(String name) {
        return ALL.stream().filter(item -> item.name.equalsIgnoreCase(name)).findFirst();
    }

    /** Returns the capability that a server must have for this item; nothing for those that every server knows. */
    public Optional<Capability> needs() {
        if (this == DELETED) {
            return Optional.of(Capability.IMAP4REV2);
        } else if (this == SIZE) {
            return Optional.of(Capability.STATUS_SIZE);
        }
        return this == HIGHESTMODSEQ ? Optional.of(Capability.CONDSTORE) : Optional.empty();
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
