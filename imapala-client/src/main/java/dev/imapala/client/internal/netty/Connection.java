package dev.imapala.client.internal.netty;

import dev.imapala.client.ImapListener;
import dev.imapala.client.internal.engine.Action;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.EngineLoop;
import dev.imapala.client.internal.engine.EngineSettings;
import dev.imapala.client.internal.engine.Loss;
import dev.imapala.client.internal.engine.Reply;
import dev.imapala.client.internal.engine.SessionState;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pipe and the engine on it. Everything but {@link #execute} runs on the thread of its event loop. */
public final class Connection implements EngineLoop {
    /** Larger writes go piece by piece, so that progress shows. */
    static final int PIECE = 64 * 1024;

    /** The engine copies what it receives, so that one array does for all connections of a thread. */
    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[PIECE];
        }
    };

    private final EventLoop loop;
    private final Executor callbacks;
    private final Engine engine;
    private final long origin = System.nanoTime();
    private Runnable end = () -> {};
    private @Nullable Pipe pipe;
    private @Nullable CompressedPipe compressed;
    /** Whether the end of compression may still have to come in part. */
    private boolean passesMarks;

    private @Nullable ScheduledFuture<?> alarm;
    private long alarmAt = Long.MAX_VALUE;
    private boolean ended;

    Connection(
            EventLoop loop,
            EngineSettings settings,
            Executor callbacks,
            @Nullable ImapListener listener,
            Function<Connection, Reply<SessionState>> reply) {
        this.loop = loop;
        this.callbacks = callbacks;
        this.engine = new Engine(settings, () -> System.nanoTime() - origin, listener, reply.apply(this));
    }

    /** Returns the engine, which other threads may only ask what it says they may. */
    public Engine engine() {
        return engine;
    }

    EventLoop loop() {
        return loop;
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
        if (pipe != null) {
            pipe.flush();
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

    /** Begins with {@code dialing}, unless the threads have been ended. */
    void begin(Runnable dialing) {
        if (execute(running -> {})) {
            dialing.run();
        }
    }

    /** A pipe that may become the connection's. */
    void trying(Pipe candidate) {
        pipe = candidate;
    }

    /** Tells whether a connection is not wanted any more. */
    boolean isEnded() {
        return ended;
    }

    private void carryOut(Action action) {
        if (action instanceof Action.Close) {
            close();
        } else if (action instanceof Action.Compute compute) {
            compute(compute);
        } else if (action instanceof Action.Compress && pipe != null) {
            compressed = new CompressedPipe(pipe, this);
            pipe = compressed;
        } else if (action instanceof Action.EndCompression && compressed != null) {
            pipe = compressed.end();
            compressed = null;
            passesMarks = true;
        } else if (pipe != null) {
            carryOut(action, pipe);
        }
    }

    private void compute(Action.Compute compute) {
        callbacks.execute(() -> compute.work().get().thenAccept(next -> execute(running -> running.resume(next))));
    }

    private static void carryOut(Action action, Pipe pipe) {
        if (action instanceof Action.Write write) {
            pipe.write(write.octets());
        } else if (action instanceof Action.WriteChunk chunk) {
            pipe.writeChunk(chunk.octets());
        } else if (action instanceof Action.StartTls) {
            pipe.startTls();
        } else if (action instanceof Action.PauseReading) {
            pipe.setReading(false);
        } else if (action instanceof Action.ResumeReading) {
            pipe.setReading(true);
        } else {
            throw new AssertionError(action);
        }
    }

    private void close() {
        ended = true;
        if (pipe == null) {
            end.run();
        } else {
            pipe.close(end);
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

    /** The last chunk has left. What comes of it is done later, as this may be called while something is carried out. */
    void writable() {
        execute(Engine::writable);
    }

    /** A piece of a large write has left. */
    void progressed() {
        engine.progressed();
    }

    /** Takes what has come; {@code buffer} stays the caller's. */
    void receive(ByteBuf buffer) {
        byte[] octets = SCRATCH.get();
        while (buffer.isReadable()) {
            int size = Math.min(octets.length, buffer.readableBytes());
            buffer.readBytes(octets, 0, size);
            receive(octets, size);
        }
    }

    /**
     * Takes the first {@code size} of {@code octets}, which stay the caller's. While the server may begin to compress,
     * which it does behind the end of a line, lines are taken one by one.
     */
    void receive(byte[] octets, int size) {
        int at = passesMarks ? endOfMarks(octets, size) : 0;
        passesMarks &= at == size;
        while (at < size && compressed == null) {
            int from = at;
            int to = engine.mayBeginCompression() ? endOfLine(octets, from, size) : size;
            run(running -> running.receive(octets, from, to));
            at = to;
        }
        if (compressed != null) {
            compressed.receive(octets, at, size);
        }
    }

    /** What ends a block of DEFLATE, or all of it, has no octet with which a response begins. */
    private static int endOfMarks(byte[] octets, int size) {
        int end = 0;
        while (end < size && octets[end] < ' ') {
            end++;
        }
        return end;
    }

    private static int endOfLine(byte[] octets, int from, int size) {
        int end = from;
        while (end < size && octets[end] != '\n') {
            end++;
        }
        return Math.min(size, end + 1);
    }

    /** Takes the first {@code size} of {@code octets}, which were compressed and stay the caller's. */
    void deliver(byte[] octets, int size) {
        run(running -> running.receive(octets, 0, size));
    }
}
