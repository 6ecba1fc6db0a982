package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.client.CopyResult;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.UidSet;

/** Copies or moves messages to {@code target}, which is called {@code verb} and {@code past}. */
record Transfer(String verb, String past, String target, Command command) implements Change {
    /** The command of the protocol: COPY or MOVE. */
    interface Command {
        CopyResult apply(BlockingMailbox mailbox, UidSet messages, String target);
    }

    static Transfer copying(String target) {
        return new Transfer("copy", "copied", target, BlockingMailbox::copy);
    }

    static Transfer moving(String target) {
        return new Transfer("move", "moved", target, BlockingMailbox::move);
    }

    /** Returns a move to {@code trash}, which is called a deletion. */
    static Transfer deleting(String trash) {
        return new Transfer("delete", "deleted", trash, BlockingMailbox::move);
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
                .map(piece -> command.apply(mailbox, piece, target).uids().copies())
                .reduce(UidSet.EMPTY, UidSet::union);
    }
}
