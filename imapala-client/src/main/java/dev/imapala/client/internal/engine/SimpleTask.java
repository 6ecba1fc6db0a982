package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.response.Response;
import org.jspecify.annotations.Nullable;

/** A command whose answer is nothing but OK. */
public class SimpleTask extends Task {
    private final Reply<? super Response.Tagged> reply;

    /** Makes the task of {@code command}, to be sent only while {@code selection}, if given, is selected. */
    public SimpleTask(Command command, @Nullable Selection selection, Reply<? super Response.Tagged> reply) {
        super(command, selection);
        this.reply = reply;
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(ok);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
