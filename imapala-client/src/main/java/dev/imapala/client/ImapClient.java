package dev.imapala.client;

import dev.imapala.client.blocking.BlockingClient;
import dev.imapala.protocol.Limits;
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
    private ImapClient() {}

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
     *     server, or {@link MissingCapabilityException} if the server lets nobody log in this way. Cancelling it closes
     *     the connection
     */
    @CheckReturnValue
    public CompletableFuture<ImapSession> connect(ServerAddress address, Credentials credentials) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    /** Returns the blocking view of this client: the same methods, which wait. */
    public BlockingClient blocking() {
        return new BlockingClient(this);
    }

    /**
     * Closes all connections at once, without logging out, and ends the threads of this client. What is pending fails
     * with {@link ConnectionLostException}. Closing again does nothing.
     */
    @Override
    public void close() {}

    /** Collects the settings of a client. */
    public static final class Builder {
        private Builder() {}

        /**
         * Trusts these certificates, and those that they have issued, instead of those that the JDK trusts; for this
         * client only.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder trust(X509Certificate... certificates) {
            return this;
        }

        /** Trusts what {@code trust} decides, instead of what the JDK does; for this client only. */
        public Builder trust(TrustManagerFactory trust) {
            return this;
        }

        /** Sets how long the server may take to accept a connection; 10 seconds if not set. */
        public Builder connectTimeout(Duration timeout) {
            return this;
        }

        /** Sets how long TLS and the greeting may take together; 30 seconds if not set. */
        public Builder greetingTimeout(Duration timeout) {
            return this;
        }

        /**
         * Sets how long the server may say nothing while it owes an answer; 60 seconds if not set. Then the connection
         * is closed. Every octet that comes, and every one that goes, starts the time anew, so that a large message on a
         * slow line is no silence.
         */
        public Builder responseSilence(Duration silence) {
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
            return this;
        }

        /** Sets how often a server without IDLE is asked for news by NOOP; 2 minutes if not set. */
        public Builder pollInterval(Duration interval) {
            return this;
        }

        /** Sets how much a server may send at once; {@link Limits#DEFAULT} if not set. */
        public Builder limits(Limits limits) {
            return this;
        }

        /** Sets where futures complete and streams signal; {@link java.util.concurrent.ForkJoinPool#commonPool()} if not set. */
        public Builder callbackExecutor(Executor executor) {
            return this;
        }

        /** Sets who observes the connections. */
        public Builder listener(ImapListener listener) {
            return this;
        }

        /**
         * Sets what is said to servers with ID after logging in; name and version of this library if not set, nothing if
         * null or empty. Some servers open no mailbox for a client that does not say who it is.
         *
         * <p>RFC 2971 section 3.1
         */
        public Builder clientId(@Nullable Map<String, @Nullable String> fields) {
            return this;
        }

        /** Sets how many threads do the input and output of all connections, 1 or more; 1 if not set. */
        public Builder eventLoopThreads(int threads) {
            return this;
        }

        /** Returns the client. */
        public ImapClient build() {
            return new ImapClient();
        }
    }
}
