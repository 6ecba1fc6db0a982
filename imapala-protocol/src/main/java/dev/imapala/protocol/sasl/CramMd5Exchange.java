package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/** The exchange of CRAM-MD5 (RFC 2195 section 2). */
final class CramMd5Exchange implements SaslExchange {
    private final String user;
    private final Secret password;
    private boolean answered;

    CramMd5Exchange(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Optional<Secret> initialResponse() {
        return Optional.empty();
    }

    @Override
    public Secret answer(Secret challenge) {
        if (answered) {
            throw new SaslException("the server asks twice");
        }
        answered = true;
        return CramMd5Message.of(user, password, challenge).encode();
    }
}
