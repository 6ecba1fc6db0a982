package dev.imapala.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Many results, one after the other. A stream is cold: nothing is sent until its subscriber first asks for something. It
 * is used once: a second subscriber gets an {@link IllegalStateException}.
 *
 * <p>Signals come on the callback executor, one after the other. A stream of {@code fetch} whose subscriber does not ask
 * for more stops the connection from being read, and with it everything else on that session, until the subscriber asks
 * or cancels: do not wait for another command of the session in between. {@link #toList()} and {@link #forEach} never do
 * that. A stream of {@code idle} keeps and merges events instead, so that other commands can run meanwhile.
 *
 * @param <T> what the stream brings
 */
public final class ImapStream<T> implements Flow.Publisher<T> {
    ImapStream() {}

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {}

    /**
     * Gathers everything.
     *
     * @return completes with all elements when the stream ends; exceptionally when it fails. Cancelling it cancels the
     *     stream
     */
    @CheckReturnValue
    public CompletableFuture<List<T>> toList() {
        return Optional.<CompletableFuture<List<T>>>empty().orElseThrow();
    }

    /**
     * Calls {@code action} for each element, one after the other, on the callback executor.
     *
     * @return completes when the stream ends; exceptionally when it fails, or with what {@code action} throws, which
     *     cancels the stream. Cancelling it cancels the stream
     */
    @CheckReturnValue
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        return Optional.<CompletableFuture<Void>>empty().orElseThrow();
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
        return Optional.<CompletableFuture<Void>>empty().orElseThrow();
    }
}
