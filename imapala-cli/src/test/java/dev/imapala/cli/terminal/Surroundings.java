package dev.imapala.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** An environment for tests: what is written can be read, and everything can be set. */
public final class Surroundings {
    /** Wakes those who wait for something to be written. */
    private static final class Written extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] octets, int from, int length) {
            super.write(octets, from, length);
            notifyAll();
        }

        synchronized boolean await(String text, Charset charset, Duration patience) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
                if (toString(charset).contains(text)) {
                    return true;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return false;
        }
    }

    private final Written out = new Written();
    private final Written err = new Written();
    private final Map<String, String> variables = new HashMap<>();
    private byte[] in = {};
    private Charset charset = StandardCharsets.UTF_8;
    private Terminal terminal = Terminal.NONE;
    private Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:34:56Z"), ZoneId.of("Europe/Berlin"));

    /** Sets a variable. */
    public Surroundings with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Sets standard input. */
    public Surroundings withInput(String text) {
        in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sets the charset of the output. */
    public Surroundings in(Charset newCharset) {
        charset = newCharset;
        return this;
    }

    /** Uses the real time. */
    public Surroundings now() {
        clock = Clock.systemUTC();
        return this;
    }

    /** Takes the time from {@code newClock}. */
    public Surroundings at(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Puts a terminal of this width around, whose user types {@code answer} when asked. */
    public Surroundings onTerminal(int columns, String answer) {
        terminal = new Terminal() {
            @Override
            public boolean showsOutput() {
                return true;
            }

            @Override
            public boolean showsErrors() {
                return true;
            }

            @Override
            public OptionalInt columns() {
                return OptionalInt.of(columns);
            }

            @Override
            public Optional<String> ask(String question) {
                err.writeBytes(question.getBytes(charset));
                return Optional.of(answer);
            }

            @Override
            public Optional<char[]> askSecret(String question) {
                err.writeBytes(question.getBytes(charset));
                return Optional.of(answer.toCharArray());
            }
        };
        return this;
    }

    /** Returns the environment. */
    public Environment environment() {
        return new Environment(
                new ByteArrayInputStream(in),
                new PrintStream(out, false, charset),
                new PrintStream(err, false, charset),
                charset,
                variables,
                terminal,
                () -> clock);
    }

    /** Returns what was written to standard output. */
    public String out() {
        return out.toString(charset);
    }

    /** Waits until {@code text} has been written to standard output; false if it was not in time. */
    public boolean awaitOut(String text, Duration patience) throws InterruptedException {
        return out.await(text, charset, patience);
    }

    /** Returns what was written to standard error. */
    public String err() {
        return err.toString(charset);
    }
}
