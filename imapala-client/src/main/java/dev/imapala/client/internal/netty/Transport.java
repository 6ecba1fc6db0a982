package dev.imapala.client.internal.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Optional;

/**
 * What sockets are made of.
 *
 * @param name its name, for the log
 * @param io what does their input and output
 * @param channel their class
 */
record Transport(String name, IoHandlerFactory io, Class<? extends SocketChannel> channel) {
    /** Returns epoll where its native part is there and runs, else what the JDK has. */
    static Transport best() {
        return epoll().orElseGet(Transport::nio);
    }

    static Transport nio() {
        return new Transport("nio", NioIoHandler.newFactory(), NioSocketChannel.class);
    }

    /** Netty's epoll need not be there at all: neither its classes nor its native part. */
    private static Optional<Transport> epoll() {
        try {
            return Native.epoll();
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /** Names classes that may be missing: a class of its own, so that the other links without them. */
    private static final class Native {
        private static Optional<Transport> epoll() {
            return Epoll.isAvailable()
                    ? Optional.of(new Transport("epoll", EpollIoHandler.newFactory(), EpollSocketChannel.class))
                    : Optional.empty();
        }
    }
}
