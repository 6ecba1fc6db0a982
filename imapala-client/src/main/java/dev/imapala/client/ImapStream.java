package dev.imapala.client;

import dev.imapala.client.internal.engine.Sink;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Many results, one after the other. A stream is cold: nothing is sent until its subscriber first asks for something. It
 * is used once: a second subscriber gets an {@link IllegalStateException}.
 *
 * <p>Signals come on the callback executor, one after the other. A stream of {@code fetch} whose subscriber does not ask
 * for more stops the connection from being read, and with it everything else on that session, until the subscriber asks
 * or cancels: do not wait for another command of the session in between. {@link #toList()} never does that. A stream of
 * {@code idle} keeps and merges events instead, so that other commands can run meanwhile.
 *
 * @param <T> what the stream brings
 */
public final class ImapStream<T> implements Flow.Publisher<T> {
    private static final int AHEAD = 128;

    private final Link link;
    private final Function<Sink<T>, Link.Source> opening;
    private final AtomicBoolean used = new AtomicBoolean();

    ImapStream(Link link, Function<Sink<T>, Link.Source> opening) {
        this.link = link;
        this.opening = opening;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (used.compareAndSet(false, true)) {
            new StreamSubscription<>(link, opening, subscriber).begin();
        } else {
            subscriber.onSubscribe(new NoSubscription());
            subscriber.onError(
                    new IllegalStateException("a stream is used once: call the method that gave it once more"));
        }
    }

    /**
     * Gathers everything.
     *
     * @return completes with all elements when the stream ends; exceptionally when it fails. Cancelling it cancels the
     *     stream
     */
    @CheckReturnValue
    public CompletableFuture<List<T>> toList() {
        return subscribed(new Consumers.Gathering<>(new Promise<>(link.callbacks())));
    }

    /**
     * Calls {@code action} for each element, one after the other, on the callback executor. While it is at work, some
     * elements more are kept for it, and then the stream waits.
     *
     * @return completes when the stream ends; exceptionally when it fails, or with what {@code action} throws, which
     *     cancels the stream. Cancelling it cancels the stream
     */
    @CheckReturnValue
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        Function<T, CompletionStage<?>> done = element -> {
            action.accept(element);
            return Consumers.DONE;
        };
        return subscribed(new Consumers.Acting<>(new Promise<>(link.callbacks()), AHEAD, AHEAD / 2, done));
    }

    /**
     * Calls {@code action} for each element, with up to {@code inFlight} whose stage has not completed yet; then the
     * stream waits.
     *
     * @param inFlight how many may be in work at a time, 1 or more
     * @return completes when the stream has ended and all stages have completed; exceptionally when the stream or a stage
     *     fails, which cancels the stream. Cancelling it cancels the stream
     * @throws IllegalArgumentException if {@code inFlight} is not positive
     */
    @CheckReturnValue
    public CompletableFuture<Void> forEachAsync(
            int inFlight, Function<? super T, ? extends CompletionStage<?>> action) {
        Objects.requireNonNull(action, "action");
        if (inFlight < 1) {
            throw new IllegalArgumentException("inFlight is 1 or more, not " + inFlight);
        }
        return subscribed(new Consumers.Acting<>(new Promise<>(link.callbacks()), inFlight, 1, action));
    }

    private <R> CompletableFuture<R> subscribed(Consumers.Consuming<T, R> consumer) {
        subscribe(consumer);
        return consumer.promise();
    }

    /** What the second subscriber gets. */
    private static final class NoSubscription implements Flow.Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
