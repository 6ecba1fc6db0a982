package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the server telling news while somebody watches: by IDLE whenever nothing else is to be done, or else by NOOP
 * from time to time.
 *
 * <p>RFC 2177 section 3
 */
final class Idler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Engine engine;
    private final Timers timers;
    private final EngineSettings.Timeouts timeouts;
    private @Nullable IdleTask task;
    private long refreshAt = Timers.NEVER;
    private long begunAt;
    private boolean useless;
    private long pollAt = Timers.NEVER;
    private Duration pause = FIRST_PAUSE;
    private long notBefore;

    Idler(Engine engine, Timers timers, EngineSettings.Timeouts timeouts) {
        this.engine = engine;
        this.timers = timers;
        this.timeouts = timeouts;
    }

    /** Does what is due: begins or ends IDLE, or asks by NOOP. */
    void update() {
        boolean watched = engine.session().selection() != null
                && engine.session().selection().isWatched();
        if (task != null) {
            if (!watched || engine.scheduler().hasWaiting() || timers.now() >= refreshAt) {
                refreshAt = Timers.NEVER;
                task.finish(engine);
            }
        } else if (!watched) {
            pollAt = Timers.NEVER;
        } else if (canIdle()) {
            beginIdle();
        } else {
            poll();
        }
    }

    private boolean canIdle() {
        return !useless && engine.session().capabilities().has(Capability.IDLE);
    }

    private void beginIdle() {
        if (engine.scheduler().isQuiet() && timers.now() >= notBefore) {
            IdleTask idle = new IdleTask(this);
            task = idle;
            begunAt = timers.now();
            engine.sendAtOnce(idle);
        }
    }

    private void poll() {
        if (pollAt == Timers.NEVER) {
            engine.fellBack("the server has no IDLE: it is asked for news by NOOP every "
                    + timeouts.poll().toSeconds() + " s");
            pollAt = timers.now();
        }
        if (timers.now() >= pollAt) {
            pollAt = timers.in(timeouts.poll());
            engine.enqueue(new SimpleTask(BareCommand.NOOP, null, new Ignore()));
        }
    }

    void accepted() {
        refreshAt = timers.in(timeouts.idleRefresh());
        engine.rest();
    }

    /** The server has answered. If it did so unasked and soon, IDLE begins again after a while only. */
    void ended(IdleTask ended) {
        boolean tooSoon = !ended.wantsEnd() && timers.now() < begunAt + LONGEST_PAUSE.toNanos();
        notBefore = tooSoon ? timers.in(pause) : 0;
        Duration longer = pause.multipliedBy(2);
        pause = tooSoon ? (longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE) : FIRST_PAUSE;
        refreshAt = Timers.NEVER;
        task = null;
    }

    /** The server has IDLE and refuses it; on this connection it is not asked again. */
    void refused(Response.Tagged answer) {
        useless = true;
        engine.fellBack("the server answered IDLE with " + answer.status());
    }

    /** Returns when {@link #update()} has something to do. */
    long deadline() {
        if (task != null) {
            return refreshAt;
        }
        boolean waits = engine.session().selection() != null
                && engine.session().selection().isWatched()
                && timers.now() < notBefore;
        return Math.min(pollAt, waits ? notBefore : Timers.NEVER);
    }

    /** Nobody waits for the answer to a NOOP of ours. */
    private static final class Ignore implements Reply<Response.Tagged> {
        @Override
        public void succeed(Response.Tagged value) {}

        @Override
        public void fail(ImapException failure) {}
    }
}
