package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.account.Security;
import dev.imapala.cli.output.Report;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Makes the connection of a command. Its methods change it and return it. */
final class Connector {
    private MailboxAddress address;
    private final Duration timeout;
    private final Report report;
    private Duration pollInterval = Duration.ofSeconds(30);
    private Secret password = Secret.of("");
    private @Nullable Secret token;
    private X509Certificate[] trusted = {};
    private boolean trace;

    /** Makes a connector to {@code address} that waits for no answer longer than {@code timeout}. */
    Connector(MailboxAddress address, Duration timeout, Report report) {
        this.address = address;
        this.timeout = timeout;
        this.report = report;
    }

    /** Logs in with {@code newPassword}. */
    Connector as(Secret newPassword) {
        password = newPassword;
        return this;
    }

    /** Logs in with the access token {@code newToken} instead of a password. */
    Connector byToken(Secret newToken) {
        token = newToken;
        return this;
    }

    /** Trusts {@code certificates} and what they have issued, and nobody else. */
    Connector trusting(X509Certificate... certificates) {
        trusted = certificates.clone();
        return this;
    }

    /** Asks a server without IDLE every {@code interval}. */
    Connector polling(Duration interval) {
        pollInterval = interval;
        return this;
    }

    /** Connects for {@code mailbox} from now on. */
    Connector in(String mailbox) {
        address = address.in(mailbox);
        return this;
    }

    /** Shows what goes over the wire. */
    Connector tracing() {
        trace = true;
        return this;
    }

    /**
     * Connects and logs in.
     *
     * @throws dev.imapala.cli.output.Failure if that is not possible
     */
    Connection connect() {
        if (address.security() == Security.INSECURE_PLAINTEXT) {
            report.warning(
                    (token == null ? "the password" : "the token") + " and the mail go over the network in the clear");
        }
        ExecutorService callbacks = Executors.newSingleThreadExecutor(Connector::daemon);
        Observer observer = new Observer(report, trace);
        ImapClient client = client(callbacks, observer);
        try {
            ImapSession session = Waiting.on(client.connect(server(), credentials()));
            return new Connection(client, callbacks, session, address, observer, this);
        } catch (ImapException e) {
            Connection.end(client, callbacks);
            throw new ServerProblems(address).connecting(e, token != null);
        }
    }

    private Credentials credentials() {
        return token == null
                ? Credentials.password(address.user(), password)
                : Credentials.oauth(address.user(), token);
    }

    private ImapClient client(Executor callbacks, Observer observer) {
        ImapClient.Builder builder = ImapClient.builder()
                .connectTimeout(timeout)
                .greetingTimeout(timeout)
                .responseSilence(timeout)
                .pollInterval(pollInterval)
                .callbackExecutor(callbacks)
                .listener(observer);
        return (trusted.length == 0 ? builder : builder.trust(trusted)).build();
    }

    private ServerAddress server() {
        return switch (address.security()) {
            case TLS -> ServerAddress.tls(address.host(), address.port());
            case STARTTLS -> ServerAddress.startTls(address.host(), address.port());
            case INSECURE_PLAINTEXT -> ServerAddress.insecurePlaintext(address.host(), address.port());
        };
    }

    /** Names the thread; it must not keep the process alive. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "imapala-callbacks");
        thread.setDaemon(true);
        return thread;
    }
}
