package dev.imapala.client.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How long the engine has waited for what. Times are nanoseconds of the clock that the engine was given. */
final class Timers {
    /** No deadline. */
    static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier clock;
    private final long silence;
    private @Nullable String phase;
    private long phaseEnd = NEVER;
    private boolean owed;
    private long silentSince;

    Timers(LongSupplier clock, Duration silence) {
        this.clock = clock;
        this.silence = silence.toNanos();
    }

    long now() {
        return clock.getAsLong();
    }

    /** Returns the time after {@code duration}. */
    long in(Duration duration) {
        return now() + duration.toNanos();
    }

    /** Starts to wait for {@code what}, no longer than {@code most}; {@code advice} is for who waited in vain. */
    void await(String what, Duration most, String advice) {
        phase = what + " did not come within " + text(most) + "; " + advice;
        phaseEnd = in(most);
    }

    /** What was awaited is there. */
    void arrived() {
        phase = null;
        phaseEnd = NEVER;
    }

    /** The peer has shown that it lives. */
    void heard() {
        silentSince = now();
    }

    /** Notes whether the peer has to say something. */
    void owe(boolean nowOwed) {
        if (nowOwed && !owed) {
            heard();
        }
        owed = nowOwed;
    }

    /** Returns when something will have taken too long. */
    long deadline() {
        return Math.min(phaseEnd, owed ? silentSince + silence : NEVER);
    }

    /** Returns what has taken too long. */
    Optional<String> expired() {
        if (now() >= phaseEnd) {
            return Optional.ofNullable(phase);
        }
        boolean silent = owed && now() >= silentSince + silence;
        return silent
                ? Optional.of("no answer, and nothing else, for " + text(Duration.ofNanos(silence)))
                : Optional.empty();
    }

    static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
