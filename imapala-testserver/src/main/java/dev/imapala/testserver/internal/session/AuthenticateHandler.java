package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.sasl.ScramHash;
import java.io.IOException;
import java.util.Optional;

/** AUTHENTICATE (RFC 9051 section 6.2.2): finds the mechanism. */
final class AuthenticateHandler {
    private final Session session;
    private final LoginHandler login;

    AuthenticateHandler(Session session) {
        this.session = session;
        this.login = new LoginHandler(session);
    }

    Outcome handle(AuthenticateCommand command) throws IOException {
        login.checkMayLogIn();
        if (!session.settings().offered().has(Capability.auth(command.mechanism()))) {
            return unknown(command.mechanism());
        }
        Secret initial = command.initialResponse();
        if (initial != null && !session.settings().offered().has(Capability.SASL_IR)) {
            return Outcome.bad("an initial response needs SASL-IR, which this server does not offer");
        }
        return authenticate(command.mechanism(), new SaslDialogue(session, initial));
    }

    private static Outcome unknown(String mechanism) {
        return Outcome.no(ResponseCode.CANNOT, mechanism + " is not among the mechanisms of this server");
    }

    private Outcome authenticate(String mechanism, SaslDialogue dialogue) throws IOException {
        Optional<ScramHash> scram = ScramHash.of(mechanism);
        PasswordMechanisms passwords = new PasswordMechanisms(session, login, dialogue);
        OtherMechanisms others = new OtherMechanisms(session, login, dialogue);
        if (scram.isPresent()) {
            return passwords.scram(scram.get());
        }
        return switch (mechanism) {
            case "PLAIN" -> passwords.plain();
            case "LOGIN" -> passwords.login();
            case "CRAM-MD5" -> passwords.cramMd5();
            case "XOAUTH2" -> others.xoauth2();
            case "OAUTHBEARER" -> others.oauthBearer();
            case "EXTERNAL" -> others.external();
            case "ANONYMOUS" -> others.anonymous();
            default -> unknown(mechanism);
        };
    }
}
