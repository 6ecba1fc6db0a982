package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import org.jspecify.annotations.Nullable;

/** CLOSE and UNSELECT: afterwards no mailbox is selected. */
public final class CloseTask extends SimpleTask {
    private Response.@Nullable Tagged refusal;

    /** Makes the task of {@code command}, to be sent only while {@code selection}, if given, is selected. */
    public CloseTask(Command command, @Nullable Selection selection, Reply<? super Response.Tagged> reply) {
        super(command, selection, reply);
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        engine.session().deselect();
    }

    /** Some servers do not let a mailbox be left that is read-only. Nothing is lost with it: it counts as left. */
    @Override
    void refused(Response.Tagged answer, Engine engine) {
        Selection left = selection();
        if (answer.status() == Status.NO && left != null && left.state().readOnly()) {
            refusal = answer;
            engine.session().deselect();
        }
    }

    @Override
    void fail(ImapException failure) {
        if (refusal == null) {
            super.fail(failure);
        } else {
            succeed(refusal);
        }
    }
}
