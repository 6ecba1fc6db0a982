package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;

/**
 * One IDLE, from the command to the answer to its DONE.
 *
 * <p>RFC 2177 section 3
 */
final class IdleTask extends Task {
    private static final Bytes DONE = Bytes.of("DONE\r\n");

    private final Idler idler;
    private boolean accepted;
    private boolean wantsEnd;
    private boolean ended;

    IdleTask(Idler idler) {
        super(BareCommand.IDLE, null);
        this.idler = idler;
    }

    @Override
    boolean proceed(Response.Continuation continuation, Engine engine) {
        if (accepted) {
            return false;
        }
        accepted = true;
        idler.accepted();
        if (wantsEnd) {
            done(engine);
        }
        return true;
    }

    /** Ends the IDLE as soon as the server has let it begin. */
    void finish(Engine engine) {
        wantsEnd = true;
        if (accepted && !ended) {
            done(engine);
        }
    }

    private void done(Engine engine) {
        ended = true;
        engine.write(DONE, "DONE");
    }

    @Override
    boolean isOwedAnswer() {
        return !accepted || ended;
    }

    /** Tells whether the end was asked for by this side. */
    boolean wantsEnd() {
        return wantsEnd;
    }

    @Override
    void succeed(Response.Tagged ok) {
        idler.ended(this);
    }

    @Override
    void refused(Response.Tagged answer, Engine engine) {
        idler.refused(answer);
    }

    @Override
    void fail(ImapException failure) {
        idler.ended(this);
    }
}
