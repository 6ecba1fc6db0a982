package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.UidSet;

/** Moves messages to {@code target}, which is called {@code verb} and {@code past}. */
record Move(String verb, String past, String target) implements Change {
    @Override
    public String object(String messages, String mailbox) {
        return messages + " from " + mailbox + " to " + target;
    }

    @Override
    public Outcome describe(Outcome outcome) {
        return outcome.with("target", target);
    }

    @Override
    public UidSet apply(BlockingMailbox mailbox, UidSet messages) {
        return UidPieces.of(messages)
                .map(piece -> mailbox.move(piece, target).uids().copies())
                .reduce(UidSet.EMPTY, UidSet::union);
    }
}
