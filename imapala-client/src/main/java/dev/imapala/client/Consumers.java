package dev.imapala.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The subscribers behind the methods of {@link ImapStream}. */
final class Consumers {
    /** The stage of an action that is over when it returns. */
    static final CompletionStage<?> DONE = CompletableFuture.completedStage(null);

    private Consumers() {}

    /** A subscriber with a future, which cancels the stream when it is cancelled. */
    abstract static class Consuming<T, R> implements Flow.Subscriber<T> {
        private final Promise<R> promise;
        private Flow.@Nullable Subscription subscription;

        Consuming(Promise<R> promise) {
            this.promise = promise;
        }

        Promise<R> promise() {
            return promise;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            promise.onCancel(newSubscription::cancel);
        }

        @Override
        public void onError(Throwable failure) {
            promise.completeExceptionally(failure);
        }

        void request(long count) {
            if (subscription != null) {
                subscription.request(count);
            }
        }

        /** Ends the stream with a failure that is not its own. */
        void abort(Throwable failure) {
            if (subscription != null) {
                subscription.cancel();
            }
            promise.completeExceptionally(failure);
        }
    }

    /** Gathers a list. */
    static final class Gathering<T> extends Consuming<T, List<T>> {
        private final List<T> elements = new ArrayList<>();

        Gathering(Promise<List<T>> promise) {
            super(promise);
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            super.onSubscribe(newSubscription);
            request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(T element) {
            elements.add(element);
        }

        @Override
        public void onComplete() {
            promise().complete(List.copyOf(elements));
        }
    }

    /** Acts on each element. */
    static final class Acting<T> extends Consuming<T, Void> {
        private final int inFlight;
        /** How many have to be done before as many more are asked for: to ask costs waking the engine. */
        private final int batch;
        /** How many are done and not asked for again, where more than one is asked for at a time. */
        private int done;

        private final Function<? super T, ? extends CompletionStage<?>> action;
        /** The stages in work, and one for the stream itself. */
        private final AtomicInteger working = new AtomicInteger(1);

        /** Acts on up to {@code inFlight} at a time; {@code batch} is over 1 only where actions are over when they return. */
        Acting(
                Promise<Void> promise,
                int inFlight,
                int batch,
                Function<? super T, ? extends CompletionStage<?>> action) {
            super(promise);
            this.inFlight = inFlight;
            this.batch = batch;
            this.action = action;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            super.onSubscribe(newSubscription);
            request(inFlight);
        }

        @Override
        public void onNext(T element) {
            working.incrementAndGet();
            try {
                CompletionStage<?> stage = action.apply(element);
                stage.whenComplete((value, failure) -> worked(failure));
            } catch (RuntimeException | Error e) {
                abort(e);
            }
        }

        private void worked(@Nullable Throwable failure) {
            if (failure != null) {
                abort(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            } else {
                requestMore();
                finish();
            }
        }

        private void requestMore() {
            if (batch == 1) {
                request(1);
            } else if (++done == batch) {
                done = 0;
                request(batch);
            }
        }

        @Override
        public void onComplete() {
            finish();
        }

        private void finish() {
            if (working.decrementAndGet() == 0) {
                promise().complete(null);
            }
        }
    }
}
