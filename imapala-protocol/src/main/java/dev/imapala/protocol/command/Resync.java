package dev.imapala.protocol.command;

import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of a mailbox from before, for the server to tell what is new since then.
 *
 * <pre>
 * Resync.since(67890007, ModSeq.of(90060115194045000L)).knowing(UidSet.parse("41:211,214:541"))
 * </pre>
 *
 * @param uidValidity the UIDVALIDITY from before, 1 to 4,294,967,295; nothing is told if it has changed
 * @param modSeq the highest mod-sequence from before
 * @param known the UIDs to tell of, without {@code *}; empty for all of them
 * @param match pairs of numbers and UIDs that the client remembers; null for none
 * RFC 7162 section 3.2.5
 */
public record Resync(
        long uidValidity,
        ModSeq modSeq,
        UidSet known,
        @Nullable Match match) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code uidValidity} is out of range, or {@code known} has {@code *}
     */
    public Resync {
        Unsigned32.checkNonZero(uidValidity, "UIDVALIDITY");
        if (known.numbers().isOpen()) {
            throw new IllegalArgumentException("known UIDs have no *: \"" + known + "\"");
        }
    }

    /**
     * Message sequence numbers and the UIDs that the messages there had, for servers that do not remember all that was
     * expunged (RFC 7162 section 3.2.5.2).
     *
     * @param numbers the message sequence numbers
     * @param uids as many UIDs, in the same order
     */
    public record Match(SeqSet numbers, UidSet uids) {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if a set is empty or has {@code *}, or one is larger than the other
         */
        public Match {
            if (numbers.isEmpty()
                    || numbers.numbers().isOpen()
                    || uids.numbers().isOpen()
                    || numbers.count() != uids.count()) {
                throw new IllegalArgumentException("numbers and UIDs must be as many, at least one, and without *");
            }
        }
    }

    /** Returns the question for all that is new since {@code modSeq}; {@code uidValidity} is 1 to 4,294,967,295. */
    public static Resync since(long uidValidity, ModSeq modSeq) {
        return new Resync(uidValidity, modSeq, UidSet.EMPTY, null);
    }

    /**
     * Returns the same question about {@code uids} only.
     *
     * @throws IllegalArgumentException if {@code uids} has {@code *}
     */
    public Resync knowing(UidSet uids) {
        return new Resync(uidValidity, modSeq, uids, match);
    }

    /**
     * Returns the same question with pairs that the client remembers: the message at the first of {@code numbers} had the
     * first of {@code uids}, and so on.
     *
     * @throws IllegalArgumentException if a set is empty or has {@code *}, or one is larger than the other
     */
    public Resync matching(SeqSet numbers, UidSet uids) {
        return new Resync(uidValidity, modSeq, known, new Match(numbers, uids));
    }
}
