package dev.imapala.client.internal.netty;

import dev.imapala.client.ImapListener;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.internal.engine.Action;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.EngineLoop;
import dev.imapala.client.internal.engine.EngineSettings;
import dev.imapala.client.internal.engine.Loss;
import dev.imapala.client.internal.engine.Reply;
import dev.imapala.client.internal.engine.SessionState;
import dev.imapala.protocol.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One socket and the engine on it. Everything but {@link #execute} runs on the thread of its event loop. */
public final class Connection extends ChannelInboundHandlerAdapter implements EngineLoop {
    /** Larger writes go piece by piece, so that progress shows. */
    private static final int PIECE = 64 * 1024;

    /** The engine copies what it receives, so that one array does for all connections of a thread. */
    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[PIECE];
        }
    };

    private final EventLoop loop;
    private final ServerAddress address;
    private final long connectMillis;
    private final Tls tls;
    private final Engine engine;
    private final long origin = System.nanoTime();
    private final Deque<Bytes> pieces = new ArrayDeque<>();
    private Runnable end = () -> {};
    private @Nullable Channel channel;
    private @Nullable ScheduledFuture<?> alarm;
    private long alarmAt = Long.MAX_VALUE;
    private boolean ended;

    Connection(
            EventLoop loop,
            EngineSettings settings,
            Tls tls,
            @Nullable ImapListener listener,
            Function<Connection, Reply<SessionState>> reply) {
        this.loop = loop;
        this.address = settings.address();
        this.connectMillis = settings.timeouts().connect().toMillis();
        this.tls = tls;
        this.engine = new Engine(settings, () -> System.nanoTime() - origin, listener, reply.apply(this));
    }

    /** Returns the engine, which other threads may only ask what it says they may. */
    public Engine engine() {
        return engine;
    }

    void onEnd(Runnable action) {
        end = action;
    }

    @Override
    public boolean execute(Consumer<Engine> step) {
        try {
            loop.execute(() -> run(step));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    void run(Consumer<Engine> step) {
        attempt(() -> step.accept(engine));
        for (Action action = engine.poll(); action != null; action = engine.poll()) {
            Action next = action;
            attempt(() -> carryOut(next));
        }
        if (channel != null) {
            channel.flush();
        }
        arrangeTick();
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            engine.lose(new Loss.Broken("a defect of this library broke the connection; please report it", e));
        }
    }

    /** Begins, unless the threads have been ended. */
    void begin() {
        if (execute(running -> {})) {
            new Dialer(this, loop, address, connectMillis).begin();
        }
    }

    /** A socket that may become the connection. */
    void trying(Channel candidate) {
        channel = candidate;
    }

    /** Tells whether a connection is not wanted any more. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public boolean isSharable() {
        return true; // with the socket of the next address, after the one before failed
    }

    private void carryOut(Action action) {
        if (action instanceof Action.Write write) {
            write(write.octets());
        } else if (action instanceof Action.StartTls) {
            startTls();
        } else if (action instanceof Action.PauseReading) {
            setReading(false);
        } else if (action instanceof Action.ResumeReading) {
            setReading(true);
        } else if (action instanceof Action.Close) {
            close();
        } else {
            throw new AssertionError(action);
        }
    }

    /** Queues {@code octets} in pieces: what does not fit into the socket stays as it is, and is not encrypted yet. */
    private void write(Bytes octets) {
        for (int from = 0; from < octets.size(); from += PIECE) {
            pieces.add(octets.slice(from, Math.min(octets.size(), from + PIECE)));
        }
        writePieces();
    }

    private void writePieces() {
        while (channel != null && channel.isWritable() && !pieces.isEmpty()) {
            Bytes piece = pieces.remove();
            ChannelFuture written = channel.write(Unpooled.wrappedBuffer(piece.asByteBuffer()));
            if (piece.size() == PIECE) {
                written.addListener(done -> engine.progressed());
            }
            if (!channel.isWritable()) {
                channel.flush();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        writePieces();
        context.channel().flush();
    }

    private void startTls() {
        if (channel != null) {
            SslHandler handler = tls.handler(channel.alloc(), address);
            channel.pipeline().addFirst(handler);
            handler.handshakeFuture()
                    .addListener(done -> run(running -> {
                        if (done.isSuccess()) {
                            running.secured();
                        } else {
                            running.lose(TlsFailure.explain(address.host(), done.cause()));
                        }
                    }));
        }
    }

    private void setReading(boolean reading) {
        if (channel != null) {
            channel.config().setAutoRead(reading);
        }
    }

    private void close() {
        ended = true;
        pieces.clear();
        if (channel == null) {
            end.run();
        } else {
            channel.flush();
            channel.close().addListener(done -> end.run());
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    /** Sets the alarm; one that rings too early finds nothing to do and is set again. */
    private void arrangeTick() {
        long deadline = engine.deadline();
        if (ended || deadline >= alarmAt) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarmAt = deadline;
        long delay = deadline - (System.nanoTime() - origin);
        alarm = loop.schedule(this::tick, Math.max(0, delay), TimeUnit.NANOSECONDS);
    }

    private void tick() {
        alarm = null;
        alarmAt = Long.MAX_VALUE;
        run(Engine::tick);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            ByteBuf buffer = (ByteBuf) message;
            byte[] octets = SCRATCH.get();
            while (buffer.isReadable()) {
                int size = Math.min(octets.length, buffer.readableBytes());
                buffer.readBytes(octets, 0, size);
                run(running -> running.receive(octets, 0, size));
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        run(running -> running.disconnected(null));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable root = cause.getCause() instanceof SSLException ? cause.getCause() : cause;
        if (root instanceof SSLException) {
            run(running -> running.lose(TlsFailure.explain(address.host(), root)));
        } else {
            run(running -> running.disconnected(root));
        }
    }
}
