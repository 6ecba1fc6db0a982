package dev.imapala.cli.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves by hand. */
public final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:34:56Z");
    private Duration tick = Duration.ZERO;

    /** Moves on by {@code duration}. */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Moves on by {@code duration} each time that it is looked at, and returns this. */
    public synchronized HandClock ticking(Duration duration) {
        tick = duration;
        return this;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(tick);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
