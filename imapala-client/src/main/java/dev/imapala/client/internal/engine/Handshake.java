package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapException;
import dev.imapala.client.ReferralException;
import dev.imapala.client.ServerAddress.Security;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.CompressCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.time.Duration;

/**
 * The way to an authenticated session: connection, TLS, greeting, capabilities, STARTTLS, login, capabilities again, ID.
 *
 * <p>RFC 9051 section 3, RFC 9051 section 7.2.2
 */
final class Handshake {
    private final Engine engine;
    private final Timers timers;
    private final Trace trace;
    private final EngineSettings settings;
    private Reply<SessionState> reply;
    private Credentials credentials;
    private boolean awaitsGreeting;
    private boolean securing;
    private boolean startingTls;
    private boolean authenticating;
    private boolean preauthenticated;
    private boolean compressing;
    private boolean compressed;
    private boolean over;
    private long begunAt;

    Handshake(Engine engine, Timers timers, Trace trace, EngineSettings settings, Reply<SessionState> reply) {
        this.engine = engine;
        this.timers = timers;
        this.trace = trace;
        this.settings = settings;
        this.reply = reply;
        credentials = settings.credentials();
        trace.hide(credentials.password());
        begunAt = timers.now();
        timers.await(
                "the connection",
                settings.timeouts().connect(),
                "check host and port, and that no firewall is in between");
    }

    private Security security() {
        return settings.address().security();
    }

    boolean awaitsGreeting() {
        return awaitsGreeting;
    }

    /** Tells whether what comes is TLS, and nothing for the parser. */
    boolean isSecuring() {
        return securing;
    }

    boolean isAuthenticating() {
        return authenticating;
    }

    void opened() {
        if (security() == Security.TLS) {
            timers.await(
                    "TLS and the greeting", settings.timeouts().greeting(), "the server hangs, or wants STARTTLS here");
            secure();
        } else {
            timers.await("the greeting", settings.timeouts().greeting(), "the server hangs, or wants TLS at once here");
            awaitGreeting();
        }
    }

    private void secure() {
        securing = true;
        engine.act(new Action.StartTls());
    }

    void secured() {
        securing = false;
        if (security() == Security.TLS) {
            awaitGreeting();
        } else {
            timers.arrived();
            trace.connected();
            askCapabilities(this::login);
        }
    }

    /** Lets {@code next} log in on the connection, as it was when it began. */
    void again(Credentials next, Reply<SessionState> newReply) {
        over = false;
        preauthenticated = false;
        compressed = false;
        credentials = next;
        reply = newReply;
        begunAt = timers.now();
        trace.hide(next.password());
        withCapabilities(this::login);
    }

    private void awaitGreeting() {
        if (security() != Security.STARTTLS) {
            trace.connected();
        }
        awaitsGreeting = true;
    }

    /** Takes the first response. */
    void greeted(Response response) {
        awaitsGreeting = false;
        timers.arrived();
        if (!(response instanceof Untagged.Condition greeting)) {
            noGreeting();
            return;
        }
        engine.session().update(greeting);
        if (greeting.status() == Status.BYE && greeting.text().code() instanceof ResponseCode.Referral referral) {
            Response.Tagged answer = new Response.Tagged(engine.anyTag(), Status.NO, greeting.text());
            refuse(engine.explained(new ReferralException("the connection", engine.redacted(answer), referral)));
        } else if (greeting.status() == Status.BYE) {
            engine.lose(new Loss.Bye(
                    "the server turns us away: " + engine.redacted(Redaction.text(greeting.text())), greeting.text()));
        } else if (greeting.status() == Status.PREAUTH) {
            preauthenticated();
        } else if (greeting.status() == Status.OK) {
            withCapabilities(security() == Security.STARTTLS ? this::startTls : this::login);
        } else {
            engine.violate("a greeting", greeting.status().name());
        }
    }

    /** What came first is no greeting. */
    void noGreeting() {
        engine.violate("a greeting of an IMAP server (is this the right port?)", "something else");
    }

    /** STARTTLS is not possible any more then; whoever sent the greeting may want just that. */
    private void preauthenticated() {
        if (security() == Security.STARTTLS) {
            engine.lose(new Loss.Insecure(
                    "the server says that we are logged in before TLS was possible, which somebody in between could say"
                            + " too: connect to its TLS port",
                    null));
            return;
        }
        preauthenticated = true;
        withCapabilities(this::compress);
    }

    private void withCapabilities(Runnable then) {
        if (engine.session().hasFreshCapabilities()) {
            then.run();
        } else {
            askCapabilities(then);
        }
    }

    /** Some servers say no more than OK, or not even that; then nothing is known, and things are tried. */
    private void askCapabilities(Runnable then) {
        run(new CapabilityTask(new Step(engine, then, failure -> then.run())));
    }

    private void startTls() {
        Capabilities capabilities = engine.session().capabilities();
        if (!capabilities.isEmpty() && !capabilities.has(Capability.STARTTLS)) {
            noStartTls("the server does not offer STARTTLS");
            return;
        }
        startingTls = true;
        run(new SimpleTask(
                BareCommand.STARTTLS,
                null,
                new Step(engine, this::begunTls, failure -> noStartTls("the server refuses STARTTLS"))));
    }

    private void noStartTls(String why) {
        engine.lose(new Loss.Insecure(why + ": connect to its TLS port (993), nothing was sent in the clear", null));
    }

    /** What came in the clear behind the OK could be from anybody. */
    private void begunTls() {
        startingTls = false;
        if (engine.hasBuffered()) {
            engine.lose(new Loss.Insecure(
                    "more came in the clear behind the answer to STARTTLS, which somebody in between may have put there:"
                            + " connect to the TLS port (993)",
                    null));
            return;
        }
        engine.session().forgetCapabilities();
        timers.await("TLS", settings.timeouts().greeting(), "the server hangs");
        secure();
    }

    private void login() {
        engine.session().outdateCapabilities();
        authenticating = true;
        new Login(engine, timers, settings.address(), credentials, this::authenticated, this::refuse).begin();
    }

    private void authenticated() {
        authenticating = false;
        if (!engine.session().hasFreshCapabilities()) {
            engine.session().forgetCapabilities();
        }
        withCapabilities(this::compress);
    }

    /** Compression comes before anything large, and after TLS, which ends what it could tell about passwords. */
    private void compress() {
        CompressCommand command = CompressCommand.DEFLATE;
        if (settings.compresses() && engine.session().capabilities().has(Capability.of("COMPRESS=DEFLATE"))) {
            compressing = true;
            run(new SimpleTask(command, null, new Step(engine, this::compressed, failure -> notCompressed())));
        } else {
            finish();
        }
    }

    boolean isCompressed() {
        return compressed;
    }

    boolean mayBeginCompression() {
        return compressing;
    }

    /** Tells whether what comes next may be meant for something below the parser. */
    boolean mayChangeTransport() {
        return startingTls || compressing;
    }

    private void compressed() {
        compressing = false;
        compressed = true;
        engine.act(new Action.Compress());
        finish();
    }

    private void notCompressed() {
        compressing = false;
        engine.fellBack("nothing is compressed, as the server refuses to");
        finish();
    }

    /** ID must come before anything else on some servers, and may fail on others; nobody waits for it. */
    private void finish() {
        over = true;
        Duration latency = Duration.ofNanos(timers.now() - begunAt);
        trace.authenticated(preauthenticated ? "" : credentials.user(), latency);
        if (!settings.clientId().isEmpty() && engine.session().capabilities().has(Capability.ID)) {
            run(IdTask.unanswered(settings.clientId()));
        }
        reply.succeed(engine.session());
    }

    /** Ends without a session, for a reason that is not the connection's. */
    private void refuse(ImapException failure) {
        over = true;
        authenticating = false;
        reply.fail(failure);
        engine.lose(new Loss.Closed("not logged in"));
    }

    /** Ends with the loss of the connection. */
    void fail(Loss loss) {
        if (!over) {
            over = true;
            reply.fail(engine.failure(loss, ""));
        }
    }

    private void run(Task task) {
        engine.enqueue(task);
    }
}
