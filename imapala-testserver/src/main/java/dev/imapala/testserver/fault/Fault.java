package dev.imapala.testserver.fault;

import dev.imapala.protocol.Bytes;
import java.time.Duration;

/**
 * Something that a server or a network does wrong.
 *
 * @since 0.1
 */
public sealed interface Fault {
    /** Say nothing more, and read nothing more, until the fault is released or the server closes. */
    record Stall() implements Fault {}

    /** Close the connection, in order but unannounced. */
    record Close() implements Fault {}

    /** Break the connection with a TCP reset. */
    record Reset() implements Fault {}

    /**
     * Send octets that nobody asked for, and go on.
     *
     * @param octets what to send, as it is
     */
    record Garbage(Bytes octets) implements Fault {}

    /**
     * From now on send everything in pieces, each in a segment (with TLS: a record) of its own.
     *
     * @param everyBytes the size of the pieces, 1 or more
     */
    record Split(int everyBytes) implements Fault {
        /**
         * Checks the size.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Split {
            if (everyBytes < 1) {
                throw new IllegalArgumentException("everyBytes must be at least 1, not " + everyBytes);
            }
        }
    }

    /**
     * Wait, and go on; earlier if the fault is released.
     *
     * @param duration how long
     */
    record Delay(Duration duration) implements Fault {
        /**
         * Checks the duration.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Delay {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("a delay cannot be negative: " + duration);
            }
        }
    }

    /** Returns the fault of saying nothing more. */
    static Fault stall() {
        return new Stall();
    }

    /** Returns the fault of closing the connection. */
    static Fault close() {
        return new Close();
    }

    /** Returns the fault of resetting the connection. */
    static Fault reset() {
        return new Reset();
    }

    /** Returns the fault of sending {@code text} in UTF-8 where it does not belong. */
    static Fault garbage(String text) {
        return new Garbage(Bytes.of(text));
    }

    /** Returns the fault of sending {@code octets} where they do not belong. */
    static Fault garbage(Bytes octets) {
        return new Garbage(octets);
    }

    /** Returns the fault of sending every octet alone. */
    static Fault splitEveryByte() {
        return new Split(1);
    }

    /** Returns the fault of sending pieces of {@code bytes} octets. */
    static Fault split(int bytes) {
        return new Split(bytes);
    }

    /** Returns the fault of waiting. */
    static Fault delay(Duration duration) {
        return new Delay(duration);
    }
}
