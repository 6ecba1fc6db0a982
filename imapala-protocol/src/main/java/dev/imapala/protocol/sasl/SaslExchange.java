package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/**
 * The client's side of one AUTHENTICATE. Methods are called one after the other; messages are octets, before base64.
 *
 * <p>RFC 4422 section 3
 *
 * @since 0.1
 */
public interface SaslExchange {
    /** Returns what the client says first; nothing if the server speaks first. Called once, before anything else. */
    Optional<Secret> initialResponse();

    /**
     * Returns what the client says to {@code challenge}.
     *
     * @throws SaslException if the server must not say this, or the client wants to say no more; then AUTHENTICATE is
     *     cancelled
     */
    Secret answer(Secret challenge);

    /**
     * Called when the server says OK.
     *
     * @throws SaslException if the server has not shown what it has to; then the connection is closed
     */
    default void finish() {}

    /** Returns why the server refuses, if it has told that inside the exchange: a word such as {@code invalid_token}. */
    default Optional<String> refusal() {
        return Optional.empty();
    }
}
