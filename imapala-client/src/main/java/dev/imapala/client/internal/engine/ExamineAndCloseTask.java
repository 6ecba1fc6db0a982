package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.response.Response;

/**
 * Leaves a mailbox without expunging where there is no UNSELECT: CLOSE expunges nothing in a mailbox that is read-only.
 *
 * <p>RFC 3501 section 6.4.2
 */
public final class ExamineAndCloseTask extends SelectTask {
    private final Reply<? super Response.Tagged> reply;

    /** Makes the task that leaves {@code selection}. */
    public ExamineAndCloseTask(Selection selection, Reply<? super Response.Tagged> reply) {
        super(new SelectCommand(selection.name(), true), selection, new Nothing(reply));
        this.reply = reply;
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        super.carriedOut(ok, engine);
        engine.enqueue(new CloseTask(BareCommand.CLOSE, engine.session().selection(), reply));
    }

    /** The first half has no result of its own. */
    private record Nothing(Reply<? super Response.Tagged> reply) implements Reply<Selection> {
        @Override
        public void succeed(Selection value) {}

        @Override
        public void fail(ImapException failure) {
            reply.fail(failure);
        }
    }
}
