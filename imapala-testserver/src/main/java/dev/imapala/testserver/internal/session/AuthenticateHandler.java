package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.PlainMessage;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** AUTHENTICATE, by the mechanism PLAIN (RFC 9051 section 6.2.2, RFC 4616 section 2). */
final class AuthenticateHandler {
    private static final String PLAIN = "PLAIN";
    private static final Response EMPTY_CHALLENGE = new Response.Continuation(Bytes.EMPTY);

    private final Session session;
    private final LoginHandler login;

    AuthenticateHandler(Session session) {
        this.session = session;
        this.login = new LoginHandler(session);
    }

    Outcome handle(AuthenticateCommand command) throws IOException {
        login.checkMayLogIn();
        String mechanism = command.mechanism();
        if (!mechanism.equals(PLAIN) || !session.settings().offered().has(Capability.auth(mechanism))) {
            return Outcome.no(ResponseCode.CANNOT, mechanism + " is not among the mechanisms of this server");
        }
        Secret initial = command.initialResponse();
        if (initial != null && !session.settings().offered().has(Capability.SASL_IR)) {
            return Outcome.bad("an initial response needs SASL-IR, which this server does not offer");
        }
        return plain(initial != null ? initial : askForResponse());
    }

    private Secret askForResponse() throws IOException {
        session.connection().send(EMPTY_CHALLENGE, false);
        String line = session.reader().next().line().text();
        session.transcriptRecorder().secret();
        if (line.equals("*")) {
            throw new RefusedException(Outcome.bad("cancelled by the client"));
        }
        try {
            byte[] message = Base64.getDecoder().decode(line.getBytes(StandardCharsets.UTF_8));
            return Secret.of(Bytes.copyOf(message));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Outcome.bad("the response is not base64"));
        }
    }

    private Outcome plain(Secret response) {
        PlainMessage message = PlainMessage.decode(response)
                .orElseThrow(() -> new RefusedException(
                        Outcome.no(ResponseCode.AUTHENTICATIONFAILED, "the response is not a message of PLAIN")));
        String actAs = message.authorizationId();
        if (!actAs.isEmpty() && !actAs.equals(message.authenticationId())) {
            return Outcome.no(ResponseCode.AUTHORIZATIONFAILED, "users act for themselves only");
        }
        return login.logIn(message.authenticationId(), message.password());
    }
}
