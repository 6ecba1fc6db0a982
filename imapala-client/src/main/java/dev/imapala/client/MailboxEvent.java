package dev.imapala.client;

import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Untagged;

/**
 * News of a selected mailbox that no command has asked for.
 *
 * <p>RFC 9051 section 5.2
 */
public sealed interface MailboxEvent {
    /**
     * The mailbox holds another number of messages than before; mostly, messages have arrived.
     *
     * @param count how many there are now, 0 to 4,294,967,295
     * RFC 9051 section 7.4.1
     */
    record Exists(long count) implements MailboxEvent {
        /** Checks the range. */
        public Exists {
            Unsigned32.check(count, "count");
        }
    }

    /**
     * The message at {@code number} is gone; later numbers have moved down by one.
     *
     * @param number its message sequence number, 1 to 4,294,967,295
     * RFC 9051 section 7.5.1
     */
    record Expunged(long number) implements MailboxEvent {
        /** Checks the range. */
        public Expunged {
            Unsigned32.checkNonZero(number, "number");
        }
    }

    /**
     * Messages are gone; later numbers have moved down. Comes in place of {@link Expunged} once the session has enabled
     * QRESYNC.
     *
     * @param uids their UIDs, at least one
     * RFC 7162 section 3.2.10.2
     */
    record Vanished(UidSet uids) implements MailboxEvent {
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
     * Flags of a message have changed.
     *
     * @param message the message, with its flags; with its UID if the server told it
     * RFC 9051 section 7.5.2
     */
    record FlagsChanged(FetchedMessage message) implements MailboxEvent {}

    /**
     * Another number of messages is recent; IMAP4rev1.
     *
     * @param count how many are, 0 to 4,294,967,295
     * RFC 3501 section 7.3.2
     */
    record Recent(long count) implements MailboxEvent {
        /** Checks the range. */
        public Recent {
            Unsigned32.check(count, "count");
        }
    }

    /**
     * Events came faster than they were taken, and were dropped rather than piled up: what is known of message sequence
     * numbers and flags is void, and has to be fetched anew.
     *
     * @param count how many messages there are now, 0 to 4,294,967,295
     */
    record Resync(long count) implements MailboxEvent {
        /** Checks the range. */
        public Resync {
            Unsigned32.check(count, "count");
        }
    }

    /**
     * Something else, such as new permanent flags or a warning.
     *
     * @param response the response, as it came
     */
    record Other(Untagged response) implements MailboxEvent {}
}
