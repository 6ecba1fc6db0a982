package dev.imapala.client.internal.netty;

import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ProxyServer;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.internal.engine.EngineSettings;
import dev.imapala.client.internal.engine.Loss;
import dev.imapala.client.internal.engine.Reply;
import dev.imapala.client.internal.engine.SessionState;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The threads and connections of one client. */
public final class Network implements AutoCloseable {
    private static final long GRACE_MILLIS = 1000;

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Transport transport;
    private final EventLoopGroup loops;
    private final Tls tls;
    private final @Nullable ProxyServer proxy;
    private final Set<Connection> connections = new HashSet<>();
    private boolean closed;

    /** Makes a network with {@code threads} threads, which start when there is something to do. */
    public Network(int threads, Tls tls, @Nullable ProxyServer proxy) {
        this(threads, tls, proxy, Transport.best());
    }

    Network(int threads, Tls tls, @Nullable ProxyServer proxy, Transport transport) {
        this.tls = tls;
        this.proxy = proxy;
        this.transport = transport;
        loops = new MultiThreadIoEventLoopGroup(threads, Network::newThread, transport.io());
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new FastThreadLocalThread(work, "imapala-io-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins a connection, and gives its session to what {@code reply} makes. The user's code runs on {@code callbacks}.
     */
    public Connection open(
            EngineSettings settings,
            Executor callbacks,
            @Nullable ImapListener listener,
            Function<Connection, Reply<SessionState>> reply) {
        Connection connection = new Connection(loops.next(), settings, callbacks, listener, reply);
        if (add(connection)) {
            connection.onEnd(() -> remove(connection));
            connection.begin(() -> dial(connection, settings));
        } else {
            reply.apply(connection)
                    .fail(new ConnectionLostException(settings.address() + ": the client was closed", null));
        }
        return connection;
    }

    private void dial(Connection connection, EngineSettings settings) {
        ServerAddress address = settings.address();
        if (address.security() == ServerAddress.Security.PROCESS) {
            ProcessPipe pipe = new ProcessPipe(connection, address.command(), address.toString());
            connection.execute(engine -> connection.trying(pipe));
            pipe.begin();
        } else {
            long millis = settings.timeouts().connect().toMillis();
            new Dialer(connection, transport, tls, address, proxy, millis).begin();
        }
    }

    private synchronized boolean add(Connection connection) {
        return !closed && connections.add(connection);
    }

    private synchronized void remove(Connection connection) {
        connections.remove(connection);
    }

    /** After this, no connection is added. */
    private synchronized List<Connection> stop() {
        closed = true;
        return List.copyOf(connections);
    }

    /** Closes all connections and ends all threads; waits for them a little, unless one of them is the caller. */
    @Override
    public void close() {
        for (Connection connection : stop()) {
            connection.execute(engine -> engine.lose(new Loss.Closed("the client was closed")));
        }
        Future<?> ended = loops.shutdownGracefully(0, GRACE_MILLIS, TimeUnit.MILLISECONDS);
        boolean inside = false;
        for (EventExecutor loop : loops) {
            inside |= loop.inEventLoop();
        }
        if (!inside) {
            ended.awaitUninterruptibly(GRACE_MILLIS);
        }
    }
}
