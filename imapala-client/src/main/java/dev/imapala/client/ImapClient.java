package dev.imapala.client;

import dev.imapala.client.blocking.BlockingClient;
import dev.imapala.client.internal.engine.EngineSettings.Timeouts;
import dev.imapala.client.internal.netty.Network;
import dev.imapala.client.internal.netty.Tls;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.command.IdCommand;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to IMAP servers. One client serves many sessions; it holds their time-outs, their trust and the
 * threads that do their input and output.
 *
 * <pre>
 * try (ImapClient client = ImapClient.create()) {
 *     client.connect("imap.example.org", Credentials.password("ann", secret))
 *             .thenCompose(session -&gt; session.select("INBOX"))
 *             .thenCompose(inbox -&gt; inbox.fetch(inbox.newest(10), Fetch.items(UID, ENVELOPE)).toList())
 *             .thenAccept(messages -&gt; messages.forEach(m -&gt; System.out.println(m.get(ENVELOPE).subject())))
 *             .join();
 * }
 * </pre>
 *
 * <p>Futures complete on the callback executor, never on a thread that does input and output. Cancelling a future, or one
 * derived from it, cancels the command: one that was not sent is never sent, the answer to one that was is dropped. A
 * command begun inside a {@code thenCompose} is cancelled by its own future only. Safe for use by several threads, as are
 * all objects that come from it.
 */
public final class ImapClient implements AutoCloseable {
    private final ClientCore core;
    private final Executor callbacks;

    private ImapClient(ClientCore core, Executor callbacks) {
        this.core = core;
        this.callbacks = callbacks;
    }

    /** Returns a client with the defaults: verified TLS, finite time-outs. */
    public static ImapClient create() {
        return builder().build();
    }

    /** Returns a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Connects to {@code host}, port 993, over TLS, and logs in: see {@link #connect(ServerAddress, Credentials)}. */
    @CheckReturnValue
    public CompletableFuture<ImapSession> connect(String host, Credentials credentials) {
        return connect(ServerAddress.tls(host), credentials);
    }

    /**
     * Connects to {@code address} and logs in.
     *
     * @return completes with the session; exceptionally with {@link AuthenticationFailedException} if the server refuses
     *     the credentials, {@link TlsException} if TLS could not be established, {@link ImapTimeoutException}, {@link
     *     ConnectionLostException} if there is no connection, {@link ProtocolViolationException} if there is no IMAP
     *     server, {@link MissingCapabilityException} if the server lets nobody log in this way, or {@link
     *     ReferralException} if it says that the user is on another server. Cancelling it closes the connection
     */
    @CheckReturnValue
    public CompletableFuture<ImapSession> connect(ServerAddress address, Credentials credentials) {
        return core.connect(address, credentials, callbacks);
    }

    /** Returns the blocking view of this client: the same methods, which wait. */
    public BlockingClient blocking() {
        return new BlockingClient(new ImapClient(core, Runnable::run));
    }

    /**
     * Closes all connections at once, without logging out, and ends the threads of this client. What is pending fails
     * with {@link ConnectionLostException}. Closing again does nothing.
     */
    @Override
    public void close() {
        core.close();
    }

    /** Collects the settings of a client. */
    public static final class Builder {
        private static final Duration LONGEST_IDLE = Duration.ofMinutes(29);

        private TlsOptions tls = TlsOptions.DEFAULT;
        private @Nullable ProxyServer proxy;
        private Timeouts timeouts = Timeouts.DEFAULT;
        private Limits limits = Limits.DEFAULT;
        private Executor callbacks = Callbacks.byDefault();
        private @Nullable ImapListener listener;
        private boolean logsMail;
        private boolean compresses;
        private Map<String, @Nullable String> clientId = ClientCore.defaultId();
        private int commandsInFlight = 1000;
        private int threads = 1;

        private Builder() {}

        /**
         * Trusts these certificates, and those that they have issued, instead of those that the JDK trusts; for this
         * client only.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder trust(X509Certificate... certificates) {
            return tls(tls.trust(certificates));
        }

        /**
         * Trusts what {@code newTrust} decides, instead of what the JDK does; for this client only.
         *
         * @throws IllegalArgumentException if the TLS options are those of an {@link javax.net.ssl.SSLContext}
         */
        public Builder trust(TrustManagerFactory newTrust) {
            return tls(tls.trust(newTrust));
        }

        /** Sets how TLS is made; {@link TlsOptions#DEFAULT} if not set. */
        public Builder tls(TlsOptions options) {
            tls = options;
            return this;
        }

        /** Makes all connections by way of {@code server}, which looks up the names of hosts too. */
        public Builder proxy(ProxyServer server) {
            proxy = server;
            return this;
        }

        /** Sets how long the server may take to accept a connection; 10 seconds if not set. */
        public Builder connectTimeout(Duration timeout) {
            timeouts = timeouts.withConnect(positive(timeout));
            return this;
        }

        /** Sets how long TLS and the greeting may take together; 30 seconds if not set. */
        public Builder greetingTimeout(Duration timeout) {
            timeouts = timeouts.withGreeting(positive(timeout));
            return this;
        }

        /**
         * Sets how long the server may say nothing while it owes an answer; 60 seconds if not set. Then the connection
         * is closed. Every octet that comes, and every one of a large message that goes, starts the time anew, so that a
         * large message on a slow line is no silence.
         */
        public Builder responseSilence(Duration silence) {
            timeouts = timeouts.withSilence(positive(silence));
            return this;
        }

        /**
         * Sets after how long IDLE is ended and begun again; 10 minutes if not set, 29 minutes at most.
         *
         * <p>RFC 2177 section 3
         *
         * @throws IllegalArgumentException if it is over 29 minutes
         */
        public Builder idleRefresh(Duration refresh) {
            if (refresh.compareTo(LONGEST_IDLE) > 0) {
                throw new IllegalArgumentException("IDLE is refreshed every 29 minutes at least, not every " + refresh
                        + ": servers log out who says nothing for 30");
            }
            timeouts = timeouts.withIdleRefresh(positive(refresh));
            return this;
        }

        /** Sets how often a server without IDLE is asked for news by NOOP; 2 minutes if not set. */
        public Builder pollInterval(Duration interval) {
            timeouts = timeouts.withPoll(positive(interval));
            return this;
        }

        static Duration positive(Duration duration) {
            if (duration.isZero() || duration.isNegative() || duration.compareTo(Duration.ofDays(365)) > 0) {
                throw new IllegalArgumentException("a time-out is over 0 and up to 365 days, not " + duration);
            }
            return duration;
        }

        /**
         * Sets how many commands a session may have under way at a time, 1000 if not set; those beyond wait. Commands whose
         * answers could be confused wait for each other anyway. 1 switches pipelining off, for servers that break on it;
         * {@link ImapSession#commandsInFlight} does so for one session.
         *
         * <p>RFC 9051 section 5.5
         *
         * @throws IllegalArgumentException if {@code most} is not positive
         */
        public Builder commandsInFlight(int most) {
            commandsInFlight = ImapSession.positive(most);
            return this;
        }

        /** Sets how much a server may send at once; {@link Limits#DEFAULT} if not set. */
        public Builder limits(Limits newLimits) {
            limits = newLimits;
            return this;
        }

        /**
         * Sets where futures complete and streams signal; if not set, the common pool, or where that has one thread only,
         * threads that are made as needed and used again.
         */
        public Builder callbackExecutor(Executor executor) {
            callbacks = executor;
            return this;
        }

        /** Sets who observes the connections. */
        public Builder listener(ImapListener newListener) {
            listener = newListener;
            return this;
        }

        /**
         * Compresses what is sent and received after logging in, where the server offers COMPRESS=DEFLATE. It is worth it
         * on slow lines: most of what IMAP says becomes a fifth. It takes about 300 KiB of memory for each connection; the
         * limits hold for what comes out of the compression.
         *
         * <p>RFC 4978 section 3
         */
        public Builder compress() {
            compresses = true;
            return this;
        }

        /**
         * Lets the mail that comes and goes be seen in the log {@code dev.imapala.wire} and by {@link
         * ImapListener#wireReceived} and {@link ImapListener#wireSent}, for the search for a defect: everybody who can read
         * the log can read the mail then. Of each piece there are its first 2000 characters. Credentials stay hidden.
         */
        public Builder insecureLogMail() {
            logsMail = true;
            return this;
        }

        /**
         * Sets what is said to servers with ID after logging in; name and version of this library if not set, nothing if
         * null or empty. Some servers open no mailbox for a client that does not say who it is.
         *
         * <p>RFC 2971 section 3.1
         *
         * @throws IllegalArgumentException if {@code fields} is not fit for the wire
         */
        public Builder clientId(@Nullable Map<String, @Nullable String> fields) {
            clientId = fields == null ? Map.of() : new IdCommand(fields).fields();
            return this;
        }

        /**
         * Sets how many threads do the input and output of all connections; 1 if not set.
         *
         * @throws IllegalArgumentException if {@code count} is not positive
         */
        public Builder eventLoopThreads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a client has 1 thread or more, not " + count);
            }
            threads = count;
            return this;
        }

        /**
         * Returns the client.
         *
         * @throws IllegalArgumentException if the factory of {@link #trust(TrustManagerFactory)} is not initialized
         */
        public ImapClient build() {
            Network network = new Network(threads, new Tls(tls), proxy);
            return new ImapClient(
                    new ClientCore(
                            network,
                            timeouts,
                            commandsInFlight,
                            limits,
                            listener,
                            logsMail,
                            compresses,
                            clientId,
                            callbacks),
                    callbacks);
        }
    }
}
