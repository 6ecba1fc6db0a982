package dev.imapala.client.internal.engine;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ReferralException;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.sasl.SaslExchange;
import dev.imapala.protocol.sasl.SaslMechanism;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The choice between LOGIN and the mechanisms of AUTHENTICATE.
 *
 * <p>RFC 9051 section 6.2
 */
final class Login {
    private static final Capability PLAIN = Capability.auth("PLAIN");

    /** People may have to type something. */
    private static final Duration SUPPLY = Duration.ofMinutes(2);

    /** A mechanism that is ready. */
    private record Begun(SaslMechanism mechanism, SaslExchange exchange, Optional<Secret> first) {
        Begun(SaslMechanism mechanism, SaslExchange exchange) {
            this(mechanism, exchange, exchange.initialResponse());
        }
    }

    private final Engine engine;
    private final Timers timers;
    private final ServerAddress address;
    private final Credentials credentials;
    private final Runnable then;
    private final Consumer<ImapException> otherwise;

    Login(
            Engine engine,
            Timers timers,
            ServerAddress address,
            Credentials credentials,
            Runnable then,
            Consumer<ImapException> otherwise) {
        this.engine = engine;
        this.timers = timers;
        this.address = address;
        this.credentials = credentials;
        this.then = then;
        this.otherwise = otherwise;
    }

    void begin() {
        switch (credentials.method()) {
            case NONE ->
                engine.lose(new Loss.Broken("the server wants somebody to log in, and there are no credentials", null));
            case LOGIN -> login();
            case BEST -> {
                if (mayUse("PLAIN") && !prefersLogin()) {
                    authenticate("PLAIN");
                } else {
                    login();
                }
            }
            case PLAIN, SASL -> authenticateByFirst();
        }
    }

    private boolean offers(Capability capability) {
        return engine.session().capabilities().has(capability);
    }

    /** Where LOGIN is disabled for want of TLS, the other ways to show everybody the password are no better. */
    private boolean mayUse(String mechanism) {
        boolean showsPassword = mechanism.equals("PLAIN") || mechanism.equals("LOGIN");
        boolean isPublic = address.security() == ServerAddress.Security.PLAINTEXT && !mayLogin();
        return offers(Capability.auth(mechanism)) && !(showsPassword && isPublic);
    }

    private boolean mayLogin() {
        return !offers(Capability.LOGINDISABLED);
    }

    /** Names with a domain or a shared mailbox in them work with LOGIN only, on the servers that have such names. */
    private boolean prefersLogin() {
        return mayLogin() && credentials.user().chars().anyMatch(c -> c == '\\' || c == '/');
    }

    private void authenticateByFirst() {
        Optional<String> first =
                credentials.mechanisms().stream().filter(this::mayUse).findFirst();
        if (first.isPresent()) {
            authenticate(first.get());
        } else {
            Set<Capability> wanted =
                    credentials.mechanisms().stream().map(Capability::auth).collect(Collectors.toSet());
            otherwise.accept(MissingCapabilityException.of(
                    "AUTHENTICATE " + String.join(" or ", credentials.mechanisms()), wanted));
        }
    }

    private void authenticate(String name) {
        timers.await("the credentials", SUPPLY, "whoever supplies the token hangs");
        engine.compute(
                () -> credentials.mechanism(name, address).thenApply(ready -> new Begun(ready, ready.begin())),
                this::authenticate,
                this::noCredentials);
    }

    private void noCredentials(Throwable failure) {
        engine.lose(new Loss.Broken(
                "there are no credentials: whoever supplies them failed with "
                        + failure.getClass().getSimpleName(),
                failure));
    }

    private void authenticate(Begun begun) {
        timers.arrived();
        begun.mechanism().secrets().forEach(engine::hide);
        begun.first().ifPresent(engine::hideMessage);
        AuthenticateTask[] made = new AuthenticateTask[1];
        Step step = new Step(
                engine, () -> finish(begun.exchange()), failure -> authenticateFailed(failure, made[0].problem()));
        made[0] = AuthenticateTask.of(
                begun.mechanism().name(), begun.exchange(), begun.first(), offers(Capability.SASL_IR), step);
        engine.enqueue(made[0]);
    }

    /** The server believes us; some mechanisms ask whether we believe the server. */
    private void finish(SaslExchange exchange) {
        engine.compute(
                () -> {
                    exchange.finish();
                    return CompletableFuture.completedFuture(exchange);
                },
                believed -> then.run(),
                failure -> engine.violate("a server that shows who it is", String.valueOf(failure.getMessage())));
    }

    /** Some servers offer PLAIN and fail it, and know LOGIN only. Once: a wrong password twice may lock the account. */
    private void authenticateFailed(ImapException failure, Optional<String> problem) {
        if (credentials.method() == Credentials.Method.BEST && mayLogin() && !isCertain(failure)) {
            login();
        } else {
            failed("AUTHENTICATE", failure, problem);
        }
    }

    /** Tells whether the server has given a reason that holds for LOGIN too. */
    private static boolean isCertain(ImapException failure) {
        return failure instanceof ReferralException
                || failure instanceof CommandFailedException refusal
                        && refusal.status() != Status.BAD
                        && refusal.code()
                                .filter(ResponseCode.Word.class::isInstance)
                                .isPresent();
    }

    private void login() {
        if (mayLogin()) {
            LoginCommand command = new LoginCommand(credentials.user(), credentials.password());
            Step step = new Step(engine, then, failure -> failed("LOGIN", failure, Optional.empty()));
            engine.enqueue(new SimpleTask(command, null, step));
        } else {
            otherwise.accept(MissingCapabilityException.loginDisabled(PLAIN));
        }
    }

    private void failed(String command, ImapException failure, Optional<String> problem) {
        otherwise.accept(
                failure instanceof CommandFailedException refusal && !(failure instanceof ReferralException)
                        ? engine.explained(new AuthenticationFailedException(command, withoutSecrets(refusal, problem)))
                        : failure);
    }

    /** A server may repeat what it was told. */
    private Response.Tagged withoutSecrets(CommandFailedException refusal, Optional<String> problem) {
        String text = refusal.text() + problem.map(why -> " (" + why + ")").orElse("");
        return new Response.Tagged(
                engine.anyTag(),
                refusal.status(),
                new ResponseText(refusal.code().orElse(null), engine.redacted(text)));
    }
}
