package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.response.Response;
import java.util.Base64;

/**
 * AUTHENTICATE with one message of the client, as in PLAIN. It is sent with the command or when the server asks for it;
 * a server that asks again is told that there is no more.
 *
 * <p>RFC 9051 section 6.2.2, RFC 4616 section 2
 */
final class AuthenticateTask extends SimpleTask {
    private final Secret message;
    private boolean asked;

    AuthenticateTask(String mechanism, Secret message, boolean atOnce, Reply<Response.Tagged> reply) {
        super(new AuthenticateCommand(mechanism, atOnce ? message : null), null, reply);
        this.message = message;
    }

    @Override
    boolean proceed(Response.Continuation continuation, Engine engine) {
        String base64 = Base64.getEncoder().encodeToString(message.reveal().toArray());
        engine.write(Bytes.of((asked ? "*" : base64) + "\r\n"), asked ? "*" : "***");
        asked = true;
        return true;
    }
}
