package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exchange of OAUTHBEARER and XOAUTH2: a server that refuses says why in a challenge, and wants it acknowledged. */
final class OAuthExchange implements SaslExchange {
    private final Secret message;
    private final Secret acknowledgement;
    private @Nullable String refusal;

    OAuthExchange(Secret message, Secret acknowledgement) {
        this.message = message;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public Optional<Secret> initialResponse() {
        return Optional.of(message);
    }

    @Override
    public Secret answer(Secret challenge) {
        if (refusal != null) {
            throw new SaslException("the server refuses twice");
        }
        refusal = OAuthError.decode(challenge).map(OAuthError::status).orElse("no reason");
        return acknowledgement;
    }

    @Override
    public void finish() {
        if (refusal != null) {
            throw new SaslException("the server first refuses the token, then says OK");
        }
    }

    @Override
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}
