package dev.imapala.client.internal.engine;

import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.response.Response;
import org.jspecify.annotations.Nullable;

/** CLOSE and UNSELECT: afterwards no mailbox is selected. */
public final class CloseTask extends SimpleTask {
    /** Makes the task of {@code command}, to be sent only while {@code selection}, if given, is selected. */
    public CloseTask(Command command, @Nullable Selection selection, Reply<? super Response.Tagged> reply) {
        super(command, selection, reply);
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        engine.session().deselect();
    }
}
