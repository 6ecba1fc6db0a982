package dev.imapala.client.internal.engine;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.command.LoginCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The choice between AUTHENTICATE PLAIN and LOGIN.
 *
 * <p>RFC 9051 section 6.2
 */
final class Login {
    private static final Capability PLAIN = Capability.auth("PLAIN");

    private final Engine engine;
    private final Credentials credentials;
    private final Runnable then;
    private final Consumer<ImapException> otherwise;

    Login(Engine engine, Credentials credentials, Runnable then, Consumer<ImapException> otherwise) {
        this.engine = engine;
        this.credentials = credentials;
        this.then = then;
        this.otherwise = otherwise;
    }

    void begin() {
        Credentials.Method method = credentials.method();
        boolean plain = offers(PLAIN);
        if (method == Credentials.Method.LOGIN || (method == Credentials.Method.BEST && (!plain || prefersLogin()))) {
            login();
        } else if (plain) {
            authenticate();
        } else {
            otherwise.accept(MissingCapabilityException.of("AUTHENTICATE PLAIN", Set.of(PLAIN)));
        }
    }

    private boolean offers(Capability capability) {
        return engine.session().capabilities().has(capability);
    }

    private boolean mayLogin() {
        return !offers(Capability.LOGINDISABLED);
    }

    /** Names with a domain or a shared mailbox in them work with LOGIN only, on the servers that have such names. */
    private boolean prefersLogin() {
        return mayLogin() && credentials.user().chars().anyMatch(c -> c == '\\' || c == '/');
    }

    private void authenticate() {
        Secret message = Redaction.plainMessage(credentials);
        Step step = new Step(engine, then, this::plainFailed);
        engine.enqueue(new AuthenticateTask("PLAIN", message, offers(Capability.SASL_IR), step));
    }

    /** Some servers offer PLAIN and fail it, and know LOGIN only. Once: a wrong password twice may lock the account. */
    private void plainFailed(ImapException failure) {
        if (credentials.method() == Credentials.Method.BEST && mayLogin() && !isCertain(failure)) {
            login();
        } else {
            failed("AUTHENTICATE", failure);
        }
    }

    /** Tells whether the server has given a reason that holds for LOGIN too. */
    private static boolean isCertain(ImapException failure) {
        return failure instanceof CommandFailedException refusal
                && refusal.status() != Status.BAD
                && refusal.code().filter(ResponseCode.Word.class::isInstance).isPresent();
    }

    private void login() {
        if (mayLogin()) {
            LoginCommand command = new LoginCommand(credentials.user(), credentials.password());
            engine.enqueue(new SimpleTask(command, null, new Step(engine, then, failure -> failed("LOGIN", failure))));
        } else {
            otherwise.accept(MissingCapabilityException.loginDisabled(PLAIN));
        }
    }

    private void failed(String command, ImapException failure) {
        otherwise.accept(
                failure instanceof CommandFailedException refusal
                        ? new AuthenticationFailedException(command, withoutSecrets(refusal))
                        : failure);
    }

    /** A server may repeat what it was told. */
    private Response.Tagged withoutSecrets(CommandFailedException refusal) {
        String text = Redaction.without(Redaction.formsOf(credentials), refusal.text());
        return new Response.Tagged(
                engine.anyTag(),
                refusal.status(),
                new ResponseText(refusal.code().orElse(null), text));
    }
}
