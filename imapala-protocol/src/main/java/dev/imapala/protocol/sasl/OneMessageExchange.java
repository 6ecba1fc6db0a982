package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/** The exchange of a mechanism in which the client says one thing, and the server nothing. */
final class OneMessageExchange implements SaslExchange {
    private final Secret message;

    OneMessageExchange(Secret message) {
        this.message = message;
    }

    @Override
    public Optional<Secret> initialResponse() {
        return Optional.of(message);
    }

    @Override
    public Secret answer(Secret challenge) {
        throw new SaslException("the server asks for more than this mechanism has");
    }
}
