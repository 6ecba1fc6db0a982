package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of SCRAM.
 *
 * <p>RFC 5802 section 3, RFC 5802 section 5
 */
final class ScramExchange implements SaslExchange {
    /** What servers have to ask for at least (RFC 5802 section 5.1). */
    private static final int LEAST_ITERATIONS = 4096;

    /** More would be an attack by work. */
    static final int MOST_ITERATIONS = 1_000_000;

    private final ScramHash hash;
    private final Secret password;
    private final ScramMessage.ClientFirst first;
    private ScramMessage.@Nullable ServerFinal expected;
    private @Nullable String refusal;
    private boolean proven;

    private ScramExchange(ScramHash hash, Secret password, ScramMessage.ClientFirst first) {
        this.hash = hash;
        this.password = password;
        this.first = first;
    }

    /** Returns what begins exchanges; the characters of both are checked now. */
    static Supplier<SaslExchange> beginning(ScramHash hash, String user, Secret password, Supplier<String> nonces) {
        String prepared = SaslPrep.prepare(user);
        if (prepared.isEmpty() || SaslPrep.prepare(password.reveal().text()).isEmpty()) {
            throw new IllegalArgumentException("SCRAM needs a user and a password");
        }
        return () -> new ScramExchange(hash, password, new ScramMessage.ClientFirst("", prepared, nonces.get()));
    }

    @Override
    public Optional<Secret> initialResponse() {
        return Optional.of(first.encode());
    }

    @Override
    public Secret answer(Secret challenge) {
        if (expected == null) {
            return prove(challenge);
        } else if (proven) {
            throw new SaslException("the server asks for more than SCRAM has");
        }
        verify(challenge, expected);
        return Secret.of("");
    }

    private Secret prove(Secret challenge) {
        ScramMessage.ServerFirst server = ScramMessage.ServerFirst.decode(challenge)
                .orElseThrow(() -> new SaslException("the server's first message is not one of SCRAM"));
        if (!server.nonce().startsWith(first.nonce()) || server.nonce().equals(first.nonce())) {
            throw new SaslException("the server's nonce does not begin with ours, or adds nothing");
        }
        if (server.iterations() < LEAST_ITERATIONS || server.iterations() > MOST_ITERATIONS) {
            throw new SaslException("the server wants " + server.iterations() + " iterations; from " + LEAST_ITERATIONS
                    + " to " + MOST_ITERATIONS + " is what is safe and bearable");
        }
        ScramKeys keys = ScramKeys.of(hash, password, server.salt(), server.iterations());
        String withoutProof = new ScramMessage.ClientFinal(first.header(), server.nonce(), Bytes.EMPTY).withoutProof();
        String all = first.bare() + "," + challenge.reveal().text() + "," + withoutProof;
        expected = new ScramMessage.ServerFinal(keys.serverSignature(all));
        return new ScramMessage.ClientFinal(first.header(), server.nonce(), keys.clientProof(all)).encode();
    }

    private void verify(Secret challenge, ScramMessage.ServerFinal signed) {
        refusal = ScramMessage.ServerError.decode(challenge)
                .map(ScramMessage.ServerError::error)
                .orElse(null);
        if (refusal == null && !signed.encode().equals(challenge)) {
            throw new SaslException("the server does not know the password: it is not the one it claims to be");
        }
        proven = refusal == null;
    }

    @Override
    public void finish() {
        if (!proven) {
            throw new SaslException("the server has not shown that it knows the password");
        }
    }

    @Override
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}
