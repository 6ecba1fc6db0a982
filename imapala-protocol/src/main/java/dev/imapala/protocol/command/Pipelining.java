package dev.imapala.protocol.command;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;

/**
 * How a command behaves beside others on one connection. Two commands may be under way together unless one of them is
 * a barrier, both await the same answer, or the later one uses message sequence numbers that the earlier one may let
 * change.
 *
 * @param answer which untagged responses are the command's own
 * @param usesNumbers whether it has message sequence numbers among its arguments
 * @param freezesNumbers whether the server must not send EXPUNGE while it is under way: FETCH, STORE and SEARCH
 *     without UID
 * @param barrier whether it is under way alone, as it changes the state of the connection
 * RFC 9051 section 5.5
 */
public record Pipelining(Answer answer, boolean usesNumbers, boolean freezesNumbers, boolean barrier) {
    /** The kinds of untagged responses that answer commands. */
    public enum Answer {
        /** Only the tagged response. */
        NONE,
        /** CAPABILITY. */
        CAPABILITY,
        /** ENABLED. */
        ENABLED,
        /** FETCH. */
        FETCH,
        /** ID. */
        ID,
        /** LIST, with STATUS where that was asked for. */
        LIST,
        /** SEARCH or ESEARCH. */
        SEARCH,
        /** STATUS. */
        STATUS
    }

    /** A command that must be alone. */
    static final Pipelining BARRIER = new Pipelining(Answer.NONE, false, false, true);

    /** A command that awaits {@code answer} and uses no message sequence numbers. */
    static Pipelining awaiting(Answer answer) {
        return new Pipelining(answer, false, false, false);
    }

    /** A FETCH, STORE or SEARCH of {@code messages}. */
    static Pipelining of(Answer answer, MessageSet messages) {
        boolean numbers = messages instanceof SeqSet;
        return new Pipelining(answer, numbers, numbers, false);
    }

    /** Tells whether {@code later} may be sent while a command that behaves like this is under way. */
    public boolean allows(Pipelining later) {
        if (barrier || later.barrier) {
            return false;
        }
        boolean sameAnswer = (answer != Answer.NONE && answer == later.answer)
                || (answer == Answer.LIST && later.answer == Answer.STATUS)
                || (answer == Answer.STATUS && later.answer == Answer.LIST);
        return !sameAnswer && (freezesNumbers || !later.usesNumbers);
    }
}
