package dev.imapala.client.blocking;

import dev.imapala.client.ImapStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * Elements that come one by one; taking one waits for it. Close it to stop early. One thread uses it, once.
 *
 * <pre>
 * try (BlockingStream&lt;MailboxEvent&gt; events = inbox.idle()) {
 *     for (MailboxEvent event : events) {
 *         report(event);
 *     }
 * }
 * </pre>
 *
 * @param <T> what the stream brings
 */
public final class BlockingStream<T> implements AutoCloseable, Iterable<T> {
    BlockingStream(ImapStream<T> stream) {}

    /**
     * Returns the one iterator. It waits in {@code hasNext}, which is false at the end and throws what the stream fails
     * with; an interrupt closes the stream, keeps the interrupt flag, and throws {@link
     * java.util.concurrent.CancellationException}.
     *
     * @throws IllegalStateException if there was one before
     */
    @Override
    public Iterator<T> iterator() {
        return Optional.<Iterator<T>>empty().orElseThrow();
    }

    /**
     * Waits for the next element, but not longer than {@code timeout}.
     *
     * @return the element; nothing if none came in time, or the stream has ended
     */
    public Optional<T> poll(Duration timeout) {
        return Optional.<Optional<T>>empty().orElseThrow();
    }

    /** Stops the stream: no more elements come, and IDLE ends. Closing again does nothing. */
    @Override
    public void close() {}
}
