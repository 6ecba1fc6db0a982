package dev.imapala.testserver.internal.store;

/** Something that happened to one message of a mailbox. */
public sealed interface MailboxChange {
    /** Returns the message it happened to. */
    StoredMessage message();

    /**
     * The message came in.
     *
     * @param message the message
     */
    record Arrived(StoredMessage message) implements MailboxChange {}

    /**
     * The message was removed.
     *
     * @param message the message
     */
    record Expunged(StoredMessage message) implements MailboxChange {}

    /**
     * The message got other flags.
     *
     * @param message the message
     */
    record Flagged(StoredMessage message) implements MailboxChange {}
}
