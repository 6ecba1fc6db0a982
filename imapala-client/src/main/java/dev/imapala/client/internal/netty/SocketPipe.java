package dev.imapala.client.internal.netty;

import dev.imapala.client.ServerAddress;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.Loss;
import dev.imapala.protocol.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A socket that is, or may become, a connection. */
final class SocketPipe extends ChannelInboundHandlerAdapter implements Pipe {
    private final Connection connection;
    private final ServerAddress address;
    private final Tls tls;
    private final Deque<Bytes> pieces = new ArrayDeque<>();
    /** Whether the engine is to be told when the last chunk has left. */
    private boolean chunkWaits;

    private @Nullable ChannelHandlerContext place;

    SocketPipe(Connection connection, ServerAddress address, Tls tls) {
        this.connection = connection;
        this.address = address;
        this.tls = tls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        place = context;
    }

    private @Nullable Channel channel() {
        return place == null ? null : place.channel();
    }

    /** Queues {@code octets} in pieces: what does not fit into the socket stays as it is, and is not encrypted yet. */
    @Override
    public void write(Bytes octets) {
        for (int from = 0; from < octets.size(); from += Connection.PIECE) {
            pieces.add(octets.slice(from, Math.min(octets.size(), from + Connection.PIECE)));
        }
        writePieces();
    }

    @Override
    public void writeChunk(Bytes octets) {
        pieces.add(octets);
        chunkWaits = true;
        writePieces();
    }

    private void writePieces() {
        Channel channel = channel();
        while (channel != null && channel.isWritable() && !pieces.isEmpty()) {
            Bytes piece = pieces.remove();
            ChannelFuture written = channel.write(Unpooled.wrappedBuffer(piece.asByteBuffer()));
            if (piece.size() == Connection.PIECE) {
                written.addListener(done -> connection.progressed());
            }
            if (!channel.isWritable()) {
                channel.flush();
            }
        }
        if (chunkWaits && channel != null && channel.isWritable()) {
            chunkWaits = false;
            connection.writable();
        }
    }

    @Override
    public void flush() {
        Channel channel = channel();
        if (channel != null) {
            channel.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        writePieces();
        context.channel().flush();
    }

    /** TLS goes next to the engine: what a proxy says to get the socket is outside of it. */
    @Override
    public void startTls() {
        if (place != null) {
            SslHandler handler = tls.handler(place.alloc(), address);
            place.pipeline().addBefore(place.name(), "tls", handler);
            handler.handshakeFuture()
                    .addListener(done -> connection.run(engine -> {
                        if (done.isSuccess()) {
                            engine.secured();
                        } else {
                            engine.lose(TlsFailure.explain(address.host(), done.cause()));
                        }
                    }));
        }
    }

    @Override
    public void setReading(boolean reading) {
        Channel channel = channel();
        if (channel != null) {
            channel.config().setAutoRead(reading);
        }
    }

    @Override
    public void close(Runnable then) {
        pieces.clear();
        Channel channel = channel();
        if (channel == null) {
            then.run();
        } else {
            channel.flush();
            channel.close().addListener(done -> then.run());
        }
    }

    /**
     * The proxy has connected us. What it sent behind its answer is the server's already and comes next, before the
     * future of the proxy's handler is done; so this event it is.
     */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof ProxyConnectionEvent) {
            connection.run(Engine::opened);
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            connection.receive((ByteBuf) message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.run(engine -> engine.disconnected(null));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable root = cause.getCause() instanceof SSLException ? cause.getCause() : cause;
        if (root instanceof SSLException) {
            connection.run(engine -> engine.lose(TlsFailure.explain(address.host(), root)));
        } else if (root instanceof ProxyConnectException) {
            connection.run(engine -> engine.lose(new Loss.Broken(ProxyFailure.explain(root), root)));
        } else {
            connection.run(engine -> engine.disconnected(root));
        }
    }
}
