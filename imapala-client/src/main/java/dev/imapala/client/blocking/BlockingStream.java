package dev.imapala.client.blocking;

import dev.imapala.client.ImapStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    private static final int AHEAD = 16;

    /** What the subscriber was told. */
    private sealed interface Signal<T> {
        record Next<T>(T element) implements Signal<T> {}

        /** Without a failure if the stream has ended well. */
        record Last<T>(@Nullable Throwable failure) implements Signal<T> {}
    }

    private final BlockingQueue<Signal<T>> signals = new LinkedBlockingQueue<>();
    private final Receiver receiver = new Receiver();
    private int taken;
    private boolean iterated;
    private @Nullable Signal<T> last;

    BlockingStream(ImapStream<T> stream) {
        stream.subscribe(receiver);
    }

    /**
     * Returns the one iterator. It waits in {@code hasNext}, which is false at the end and throws what the stream fails
     * with; an interrupt closes the stream, keeps the interrupt flag, and throws {@link CancellationException}.
     *
     * @throws IllegalStateException if there was one before
     */
    @Override
    public Iterator<T> iterator() {
        if (iterated) {
            throw new IllegalStateException("a stream is used once: call the method that gave it once more");
        }
        iterated = true;
        return new Elements();
    }

    /**
     * Waits for the next element, but not longer than {@code timeout}.
     *
     * @return the element; nothing if none came in time, or the stream has ended
     * @throws CancellationException if the thread is interrupted; the stream is closed then
     */
    public Optional<T> poll(Duration timeout) {
        try {
            return Optional.ofNullable(last == null ? signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS) : last)
                    .flatMap(this::element);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Optional<T> take() {
        try {
            return element(last == null ? signals.take() : last);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private CancellationException interrupted(InterruptedException cause) {
        close();
        return Await.interrupted(cause);
    }

    private Optional<T> element(Signal<T> signal) {
        if (signal instanceof Signal.Next<T> next) {
            if (++taken % (AHEAD / 2) == 0) {
                receiver.request(AHEAD / 2);
            }
            return Optional.of(next.element);
        }
        last = signal;
        if (signal instanceof Signal.Last<T> end && end.failure != null) {
            throw Await.atCaller(end.failure);
        }
        return Optional.empty();
    }

    /** Stops the stream: no more elements come, and IDLE ends. Closing again does nothing. */
    @Override
    public void close() {
        receiver.cancel();
        signals.add(new Signal.Last<>(null));
        last = new Signal.Last<>(null);
    }

    private final class Elements implements Iterator<T> {
        private Optional<T> next = Optional.empty();

        @Override
        public boolean hasNext() {
            if (next.isEmpty()) {
                next = take();
            }
            return next.isPresent();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream has ended");
            }
            T element = next.get();
            next = Optional.empty();
            return element;
        }
    }

    private final class Receiver implements Flow.Subscriber<T> {
        private volatile Flow.@Nullable Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(AHEAD);
        }

        @Override
        public void onNext(T element) {
            signals.add(new Signal.Next<>(element));
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(new Signal.Last<>(failure));
        }

        @Override
        public void onComplete() {
            signals.add(new Signal.Last<>(null));
        }

        void request(long count) {
            Flow.Subscription current = subscription;
            if (current != null) {
                current.request(count);
            }
        }

        void cancel() {
            Flow.Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }
    }
}
