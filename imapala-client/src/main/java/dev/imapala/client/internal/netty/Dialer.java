package dev.imapala.client.internal.netty;

import dev.imapala.client.ProxyServer;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.Loss;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.util.NetUtil;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up a host, or the proxy to it, and tries its addresses, one after the other, until one answers. */
final class Dialer {
    private final Connection connection;
    private final Transport transport;
    private final Tls tls;
    private final ServerAddress address;
    private final @Nullable ProxyServer proxy;
    private final long millis;
    private final Deque<InetAddress> candidates = new ArrayDeque<>();

    /** Makes the dialer of {@code connection}, whose addresses have {@code millis} together. */
    Dialer(
            Connection connection,
            Transport transport,
            Tls tls,
            ServerAddress address,
            @Nullable ProxyServer proxy,
            long millis) {
        this.connection = connection;
        this.transport = transport;
        this.tls = tls;
        this.address = address;
        this.proxy = proxy;
        this.millis = millis;
    }

    /** Begins. The look-up may take long, and the JDK has none that does not block: it has a thread of its own. */
    void begin() {
        Thread thread = new Thread(this::resolve, "imapala-lookup");
        thread.setDaemon(true);
        thread.start();
    }

    /** The name of a server behind a proxy is the proxy's to look up; perhaps nobody else can. */
    private void resolve() {
        try {
            String host = proxy == null ? address.host() : proxy.host();
            List<InetAddress> found = List.of(InetAddress.getAllByName(host));
            connection.execute(engine -> dial(found));
        } catch (UnknownHostException e) {
            connection.execute(engine -> engine.lose(new Loss.Broken(
                    "there is no " + (proxy == null ? "host" : "proxy")
                            + " of this name; check the spelling, and that the network is there",
                    e)));
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
        SocketPipe pipe = new SocketPipe(connection, address, tls);
        connection.trying(pipe);
        new Bootstrap()
                .group(connection.loop())
                .channel(transport.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, most)
                .disableResolver()
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (proxy != null) {
                            channel.pipeline().addLast("proxy", through(proxy, candidate));
                        }
                        channel.pipeline().addLast("imap", pipe);
                    }
                })
                .connect(proxy == null ? new InetSocketAddress(candidate, address.port()) : behindProxy())
                .addListener((ChannelFutureListener) future -> dialled(future, most));
    }

    private static ProxyHandler through(ProxyServer proxy, InetAddress found) {
        InetSocketAddress place = new InetSocketAddress(found, proxy.port());
        String user = proxy.user().orElse(null);
        String password = proxy.password().map(secret -> secret.reveal().text()).orElse(null);
        ProxyHandler handler = switch (proxy.protocol()) {
            case SOCKS5 -> new Socks5ProxyHandler(place, user, password);
            case HTTP_CONNECT ->
                user == null || password == null
                        ? new HttpProxyHandler(place)
                        : new HttpProxyHandler(place, user, password);
        };
        handler.setConnectTimeoutMillis(0); // the engine has the time
        return handler;
    }

    private InetSocketAddress behindProxy() {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(address.host());
        try {
            return literal == null
                    ? InetSocketAddress.createUnresolved(address.host(), address.port())
                    : new InetSocketAddress(InetAddress.getByAddress(literal), address.port());
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of " + literal.length + " octets", e);
        }
    }

    private void dialled(ChannelFuture future, int most) {
        if (future.isSuccess()) {
            if (proxy == null) {
                connection.run(Engine::opened);
            }
        } else if (!candidates.isEmpty()) {
            dialNext(most);
        } else {
            connection.run(engine -> engine.lose(failure(future.cause())));
        }
    }

    private Loss failure(Throwable cause) {
        String peer = proxy == null ? "" : "the proxy " + proxy + ": ";
        if (cause instanceof ConnectTimeoutException) {
            return new Loss.TimedOut(peer + "nothing answered within " + millis
                    + " ms; check host and port, and that no firewall is in between");
        } else if (cause instanceof NoRouteToHostException) {
            return new Loss.Broken(peer + "the host cannot be reached from here; check the network", cause);
        } else if (cause instanceof ConnectException) {
            return new Loss.Broken(peer + "connection refused: nothing listens there; check host and port", cause);
        }
        return new Loss.Broken(peer + "no connection: " + cause.getClass().getSimpleName(), cause);
    }
}
