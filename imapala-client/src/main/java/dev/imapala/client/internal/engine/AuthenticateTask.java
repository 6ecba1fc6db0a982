package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.AuthenticateCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.sasl.SaslException;
import dev.imapala.protocol.sasl.SaslExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * AUTHENTICATE. The exchange computes its answers elsewhere, as it may be anybody's and SCRAM takes long.
 *
 * <p>RFC 9051 section 6.2.2, RFC 4959 section 3
 */
final class AuthenticateTask extends SimpleTask {
    private final SaslExchange exchange;
    private @Nullable Secret first;
    private @Nullable String problem;
    private boolean computing;

    private AuthenticateTask(
            AuthenticateCommand command, SaslExchange exchange, @Nullable Secret first, Reply<Response.Tagged> reply) {
        super(command, null, reply);
        this.exchange = exchange;
        this.first = first;
    }

    /**
     * Makes the task of an exchange.
     *
     * @param first what the client says first, with the command if {@code atOnce}; nothing if the server begins
     */
    static AuthenticateTask of(
            String mechanism,
            SaslExchange exchange,
            Optional<Secret> first,
            boolean atOnce,
            Reply<Response.Tagged> reply) {
        Secret initial = atOnce ? first.orElse(null) : null;
        Secret later = atOnce ? null : first.orElse(null);
        return new AuthenticateTask(new AuthenticateCommand(mechanism, initial), exchange, later, reply);
    }

    /** Returns why the exchange ended as it did, as far as the exchange knows. */
    Optional<String> problem() {
        return Optional.ofNullable(problem).or(exchange::refusal);
    }

    @Override
    boolean isOwedAnswer() {
        return !computing;
    }

    @Override
    boolean proceed(Response.Continuation continuation, Engine engine) {
        Secret beginning = first;
        if (beginning != null) {
            first = null;
            say(beginning, engine);
        } else if (!computing && problem == null) {
            decode(continuation)
                    .ifPresentOrElse(
                            challenge -> answer(challenge, engine),
                            () -> cancel("a challenge that is not base64", engine));
        } else {
            return false;
        }
        return true;
    }

    private static Optional<Secret> decode(Response.Continuation continuation) {
        try {
            byte[] base64 = continuation.text().text().strip().getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(Secret.of(Bytes.copyOf(Base64.getDecoder().decode(base64))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void answer(Secret challenge, Engine engine) {
        computing = true;
        engine.compute(
                () -> CompletableFuture.completedFuture(exchange.answer(challenge)),
                answer -> {
                    computing = false;
                    say(answer, engine);
                },
                failure -> {
                    computing = false;
                    cancel(
                            failure instanceof SaslException known
                                    ? String.valueOf(known.getMessage())
                                    : "the mechanism failed",
                            engine);
                });
    }

    private void say(Secret message, Engine engine) {
        String base64 = Base64.getEncoder().encodeToString(message.reveal().toArray());
        engine.hideMessage(message);
        engine.write(Bytes.of(base64 + "\r\n"), "***");
    }

    private void cancel(String why, Engine engine) {
        problem = why;
        engine.write(Bytes.of("*\r\n"), "*");
    }
}
