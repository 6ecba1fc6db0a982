package dev.imapala.cli;

import dev.imapala.cli.output.Outcome;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Store;

/**
 * Removes messages, and no others. Where the server has no UID EXPUNGE it only marks them: EXPUNGE would remove what other
 * programs have marked, too.
 *
 * <p>RFC 4315 section 2.1
 */
enum Removal implements Change {
    /** With UID EXPUNGE. */
    FOR_GOOD("delete", "deleted", ", for good"),
    /** Without it. */
    MARKS_ONLY(
            "mark as deleted",
            "marked as deleted",
            "; the server has no UIDPLUS to remove just these, and the next EXPUNGE of a program does it");

    private final String verb;
    private final String past;
    private final String remark;

    Removal(String verb, String past, String remark) {
        this.verb = verb;
        this.past = past;
        this.remark = remark;
    }

    @Override
    public String verb() {
        return verb;
    }

    @Override
    public String past() {
        return past;
    }

    @Override
    public String action() {
        return "delete";
    }

    @Override
    public String type() {
        return "deleted";
    }

    @Override
    public String object(String messages, String mailbox) {
        return messages + " in " + mailbox + remark;
    }

    @Override
    public Outcome describe(Outcome outcome) {
        return outcome.with("target", null).withTruth("expunged", this == FOR_GOOD);
    }

    @Override
    public UidSet apply(BlockingMailbox mailbox, UidSet messages) {
        UidPieces.of(messages).forEach(piece -> {
            mailbox.store(piece, Store.add(Flag.DELETED).silent());
            if (this == FOR_GOOD) {
                mailbox.expunge(piece);
            }
        });
        return UidSet.EMPTY;
    }
}
