package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;

/** UNAUTHENTICATE, behind which somebody else logs in on the same connection. */
public final class UnauthenticateTask extends Task {
    private final Credentials next;
    private final Reply<SessionState> reply;

    /** Makes the task that gives the session of {@code next} to {@code reply}. */
    public UnauthenticateTask(Credentials next, Reply<SessionState> reply) {
        super(BareCommand.UNAUTHENTICATE, null);
        this.next = next;
        this.reply = reply;
    }

    /** Who is logged in afterwards is nobody that anybody has a handle of. */
    @Override
    boolean mayBeDropped() {
        return false;
    }

    @Override
    void sent(Engine engine) {
        engine.session().outdateCapabilities();
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        engine.logInAgain(next, reply);
    }

    /** The log-in tells how it ends. */
    @Override
    void succeed(Response.Tagged ok) {}

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
