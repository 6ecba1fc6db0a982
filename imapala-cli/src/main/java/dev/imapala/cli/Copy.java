package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.UidSet;

/** Copies messages to {@code target}. */
record Copy(String target) implements Change {
    @Override
    public String verb() {
        return "copy";
    }

    @Override
    public String past() {
        return "copied";
    }

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
                .map(piece -> mailbox.copy(piece, target).uids().copies())
                .reduce(UidSet.EMPTY, UidSet::union);
    }
}
