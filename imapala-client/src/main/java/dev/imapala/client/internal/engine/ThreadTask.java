package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;

/** THREAD: takes the answer, which is one response; nothing found may be said by saying nothing (RFC 5256 section 4). */
public final class ThreadTask extends Task {
    private final boolean uids;
    private final Reply<MessageThreads> reply;
    private MessageThreads threads = MessageThreads.NONE;

    /** Makes the task of {@code command} for {@code selection}. */
    public ThreadTask(ThreadCommand command, Selection selection, Reply<MessageThreads> reply) {
        super(command, selection);
        this.uids = command.uid();
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Threads;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Threads data) {
            threads = data.threads();
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(threads.withUids(uids));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
