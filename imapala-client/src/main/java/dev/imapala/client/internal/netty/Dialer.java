package dev.imapala.client.internal.netty;

import dev.imapala.client.ServerAddress;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.Loss;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Looks up a host and tries its addresses, one after the other, until one answers. */
final class Dialer {
    private final Connection connection;
    private final EventLoop loop;
    private final ServerAddress address;
    private final long millis;
    private final Deque<InetAddress> candidates = new ArrayDeque<>();

    /** Makes the dialer of {@code connection}, whose addresses have {@code millis} together. */
    Dialer(Connection connection, EventLoop loop, ServerAddress address, long millis) {
        this.connection = connection;
        this.loop = loop;
        this.address = address;
        this.millis = millis;
    }

    /** Begins. The look-up may take long, and the JDK has none that does not block: it has a thread of its own. */
    void begin() {
        Thread thread = new Thread(this::resolve, "imapala-lookup");
        thread.setDaemon(true);
        thread.start();
    }

    private void resolve() {
        try {
            List<InetAddress> found = List.of(InetAddress.getAllByName(address.host()));
            connection.execute(engine -> dial(found));
        } catch (UnknownHostException e) {
            connection.execute(engine -> engine.lose(new Loss.Broken(
                    "there is no host of this name; check the spelling, and that the network is there", e)));
        }
    }

    private void dial(List<InetAddress> found) {
        candidates.addAll(found);
        dialNext((int) Math.max(1, Math.min(Integer.MAX_VALUE, millis / found.size())));
    }

    private void dialNext(int most) {
        InetAddress candidate = candidates.poll();
        if (connection.isEnded() || candidate == null) {
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, most)
                .handler(connection)
                .connect(new InetSocketAddress(candidate, address.port()));
        connection.trying(connecting.channel());
        connecting.addListener((ChannelFutureListener) future -> dialled(future, most));
    }

    private void dialled(ChannelFuture future, int most) {
        if (future.isSuccess()) {
            connection.run(Engine::opened);
        } else if (!candidates.isEmpty()) {
            dialNext(most);
        } else {
            connection.run(engine -> engine.lose(failure(future.cause())));
        }
    }

    private Loss failure(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return new Loss.TimedOut("nothing answered within " + millis
                    + " ms; check host and port, and that no firewall is in between");
        } else if (cause instanceof NoRouteToHostException) {
            return new Loss.Broken("the host cannot be reached from here; check the network", cause);
        } else if (cause instanceof ConnectException) {
            return new Loss.Broken("connection refused: nothing listens there; check host and port", cause);
        }
        return new Loss.Broken("no connection: " + cause.getClass().getSimpleName(), cause);
    }
}
