package dev.imapala.client;

import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.EngineLoop;
import dev.imapala.client.internal.engine.SessionState;
import dev.imapala.client.internal.engine.Sink;
import dev.imapala.client.internal.engine.Task;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a handle holds of its connection.
 *
 * @param engine the engine; other threads may only ask it what it says they may
 * @param session whose session it is
 * @param loop where steps on the engine run
 * @param address where the server is
 * @param callbacks where futures complete and streams signal
 * @param users where other code of the user runs
 * @param limit how long a command may take; null for as long as the server lives
 */
record Link(
        Engine engine,
        SessionState session,
        EngineLoop loop,
        ServerAddress address,
        Executor callbacks,
        Executor users,
        @Nullable Duration limit) {
    Link(
            Engine engine,
            SessionState session,
            EngineLoop loop,
            ServerAddress address,
            Executor callbacks,
            Executor users) {
        this(engine, session, loop, address, callbacks, users, null);
    }

    /** Returns the same for the session of whoever has logged in now. */
    Link of(SessionState newSession) {
        return new Link(engine, newSession, loop, address, callbacks, users);
    }

    /** Tells whether the session is there. */
    boolean isOpen() {
        return engine.isOpen() && engine.session() == session;
    }

    /** Returns the same, completing futures at once: for who waits and runs no code of the user. */
    Link direct() {
        return new Link(engine, session, loop, address, Runnable::run, users, limit);
    }

    /** Returns the same for commands that have to end within {@code most}; null for any time. */
    Link within(@Nullable Duration most) {
        return new Link(engine, session, loop, address, callbacks, users, most);
    }

    /** Lets the engine run {@code step}, whose commands have to end within the limit; false if it cannot any more. */
    boolean execute(Consumer<Engine> step) {
        Duration most = limit;
        return loop.execute(most == null ? step : running -> running.within(most, () -> step.accept(running)));
    }

    /** Gives the engine the task that {@code making} makes of its future, after those of this thread before. */
    <T> Promise<T> submit(Function<Promise<T>, Task> making) {
        Promise<T> promise = new Promise<>(callbacks);
        Task task = making.apply(promise);
        task.uploadFrom(content -> UploadReader.of(content, this));
        promise.onCancel(() -> loop.execute(running -> running.cancel(task)));
        if (!execute(running -> running.submit(session, task))) {
            promise.fail(closed());
        }
        return promise;
    }

    /** Returns the stream of what {@code opening} makes for its sink. */
    <T> ImapStream<T> stream(Function<Sink<T>, Source> opening) {
        return new ImapStream<>(this, opening);
    }

    ConnectionLostException closed() {
        return new ConnectionLostException(address + ": the client was closed; nothing was sent", null);
    }

    /**
     * What feeds a stream.
     *
     * @param start begins
     * @param stop ends early
     */
    record Source(Consumer<Engine> start, Consumer<Engine> stop) {}
}
