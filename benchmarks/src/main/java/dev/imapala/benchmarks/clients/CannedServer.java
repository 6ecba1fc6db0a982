package dev.imapala.benchmarks.clients;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * A server that knows nothing and says it fast, on the loopback interface. Its answers are made before; what is appended
 * is counted and thrown away.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written ends the connection
final class CannedServer implements AutoCloseable {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel channel;

    private CannedServer(Answers answers, @Nullable SslContext tls) {
        Pusher pusher = new Pusher();
        channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        if (tls != null) {
                            accepted.pipeline().addLast(tls.newHandler(accepted.alloc()));
                        }
                        accepted.pipeline().addLast(new CannedSession(answers, pusher));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Starts a server for {@code workload} with {@code count} elements; over TLS if there is a key store. */
    static CannedServer start(Workload workload, int count, @Nullable Path keys)
            throws IOException, GeneralSecurityException {
        return new CannedServer(
                Answers.of(workload, count),
                keys == null
                        ? null
                        : SslContextBuilder.forServer(Keys.keyManagers(keys)).build());
    }

    /** Returns where it listens. */
    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully();
    }

    /** Serves until the standard input ends. Arguments: workload, count, key store if TLS. Prints the port. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path keys = arguments.length > 2 ? Path.of(arguments[2]) : null;
        try (CannedServer server = start(Workload.valueOf(arguments[0]), Integer.parseInt(arguments[1]), keys)) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {}
        }
    }
}
