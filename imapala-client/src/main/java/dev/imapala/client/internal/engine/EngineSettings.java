package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Limits;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one engine has to know.
 *
 * @param address where the server is
 * @param credentials who logs in
 * @param clientId what is said with ID after logging in; nothing if empty
 * @param limits how much the server may send at once
 * @param timeouts how long things may take
 * @param commandsInFlight how many commands may be under way at a time, 1 or more
 * @param logsMail whether logs show mail
 * @param compresses whether to compress, where the server can
 * @param tagPrefix what tags begin with: a letter, then letters and digits
 */
public record EngineSettings(
        ServerAddress address,
        Credentials credentials,
        Map<String, @Nullable String> clientId,
        Limits limits,
        Timeouts timeouts,
        int commandsInFlight,
        boolean logsMail,
        boolean compresses,
        String tagPrefix) {
    /**
     * How long things may take.
     *
     * @param connect until the connection is there
     * @param greeting for TLS and the greeting
     * @param silence without an octet while an answer is owed
     * @param idleRefresh until IDLE is begun again
     * @param poll between two NOOPs where there is no IDLE
     */
    public record Timeouts(Duration connect, Duration greeting, Duration silence, Duration idleRefresh, Duration poll) {
        /** 10 s, 30 s, 60 s, 10 min, 2 min. */
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2));

        /** Returns the same with {@code duration} for the connection. */
        public Timeouts withConnect(Duration duration) {
            return new Timeouts(duration, greeting, silence, idleRefresh, poll);
        }

        /** Returns the same with {@code duration} for TLS and the greeting. */
        public Timeouts withGreeting(Duration duration) {
            return new Timeouts(connect, duration, silence, idleRefresh, poll);
        }

        /** Returns the same with {@code duration} of silence. */
        public Timeouts withSilence(Duration duration) {
            return new Timeouts(connect, greeting, duration, idleRefresh, poll);
        }

        /** Returns the same with {@code duration} of one IDLE. */
        public Timeouts withIdleRefresh(Duration duration) {
            return new Timeouts(connect, greeting, silence, duration, poll);
        }

        /** Returns the same with {@code duration} between NOOPs. */
        public Timeouts withPoll(Duration duration) {
            return new Timeouts(connect, greeting, silence, idleRefresh, duration);
        }
    }
}
