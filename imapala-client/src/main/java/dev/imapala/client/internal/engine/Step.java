package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.response.Response;
import java.util.function.Consumer;

/**
 * What follows a command of the handshake. A lost connection ends the handshake by itself, not by the failure of its
 * commands.
 *
 * @param then what follows OK
 * @param otherwise what follows NO or BAD
 */
record Step(Engine engine, Runnable then, Consumer<ImapException> otherwise) implements Reply<Response.Tagged> {
    @Override
    public void succeed(Response.Tagged value) {
        then.run();
    }

    @Override
    public void fail(ImapException failure) {
        if (!engine.isLost()) {
            otherwise.accept(failure);
        }
    }
}
