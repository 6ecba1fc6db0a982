package dev.imapala.client.internal.engine;

import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;

/**
 * LOGOUT. Whatever the server says to it, and even if it says nothing, the session is over.
 *
 * <p>RFC 9051 section 6.1.3
 */
public final class LogoutTask extends SimpleTask {
    /** Makes the task. */
    public LogoutTask(Reply<? super Response.Tagged> reply) {
        super(BareCommand.LOGOUT, null, reply);
    }

    @Override
    void sent(Engine engine) {
        engine.expectEnd();
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        engine.endSession();
    }

    @Override
    void refused(Response.Tagged answer, Engine engine) {
        engine.endSession();
        end(answer);
    }

    /** Gives out that the session is over. */
    void end(Response.Tagged answer) {
        if (!isSettled()) {
            drop();
            succeed(answer);
        }
    }
}
