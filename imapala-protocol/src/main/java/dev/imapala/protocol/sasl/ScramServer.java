package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.util.Optional;

/**
 * The server's side of SCRAM, for a server that knows the password.
 *
 * <p>RFC 5802 section 3, RFC 5802 section 5
 */
public final class ScramServer {
    private final ScramKeys keys;
    private final ScramMessage.ClientFirst first;
    private final ScramMessage.ServerFirst challenge;

    private ScramServer(ScramKeys keys, ScramMessage.ClientFirst first, ScramMessage.ServerFirst challenge) {
        this.keys = keys;
        this.first = first;
        this.challenge = challenge;
    }

    /**
     * Begins with what the client has said first. A server that does not know the user goes on with any password, so that
     * nobody learns that from it.
     *
     * @param nonce what the server makes up: printable, without a comma
     * @param iterations how often to hash: 1 to 1,000,000, as clients do not work longer for a server
     * @throws IllegalArgumentException if a part cannot be, or SASLprep forbids a character of the password
     */
    public static ScramServer begin(
            ScramHash hash, ScramMessage.ClientFirst first, Secret password, String nonce, Bytes salt, int iterations) {
        if (iterations > ScramExchange.MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "SCRAM takes at most " + ScramExchange.MOST_ITERATIONS + " iterations, not " + iterations);
        }
        ScramMessage.ServerFirst challenge = new ScramMessage.ServerFirst(first.nonce() + nonce, salt, iterations);
        return new ScramServer(ScramKeys.of(hash, password, salt, iterations), first, challenge);
    }

    /** Returns what the server says first. */
    public ScramMessage.ServerFirst challenge() {
        return challenge;
    }

    /** Returns what the server says last if {@code answer} shows that the client knows the password; nothing if not. */
    public Optional<ScramMessage.ServerFinal> verify(ScramMessage.ClientFinal answer) {
        String all = first.bare() + "," + challenge.encode().reveal().text() + "," + answer.withoutProof();
        Secret expected = Secret.of(keys.clientProof(all));
        boolean known = answer.header().equals(first.header())
                && answer.nonce().equals(challenge.nonce())
                && expected.equals(Secret.of(answer.proof()));
        return known ? Optional.of(new ScramMessage.ServerFinal(keys.serverSignature(all))) : Optional.empty();
    }
}
