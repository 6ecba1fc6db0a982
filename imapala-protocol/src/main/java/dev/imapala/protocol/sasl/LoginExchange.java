package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/** The exchange of LOGIN. What the server asks with differs from server to server, so that the order decides. */
final class LoginExchange implements SaslExchange {
    private final String user;
    private final Secret password;
    private int answers;

    LoginExchange(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Optional<Secret> initialResponse() {
        return Optional.empty();
    }

    @Override
    public Secret answer(Secret challenge) {
        return switch (answers++) {
            case 0 -> Secret.of(user);
            case 1 -> password;
            default -> throw new SaslException("the server asks for more than a user and a password");
        };
    }
}
