package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.internal.engine.Wire;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
    private final Wire wire = Wire.loggedIn("IDLE");
    private final SelectedMailbox inbox = new SelectedMailbox(link(Runnable::run), wire.select(3));
    private final Recorder recorder = new Recorder();

    private Link link(Executor executor) {
        return new Link(wire.engine, wire.engine.session(), wire.loop(), Wire.PLAIN, executor, executor);
    }

    private ImapStream<FetchedMessage> fetch() {
        return inbox.fetch(SeqSet.all(), Fetch.items(FetchItem.UID));
    }

    private void message(long number) {
        wire.server("* " + number + " FETCH (UID " + (number + 100) + ")");
    }

    @Test
    void nothingIsSentUntilSomethingIsAskedFor() {
        ImapStream<FetchedMessage> stream = fetch();
        assertThat(wire.takeSent()).isEmpty();
        stream.subscribe(recorder);
        assertThat(wire.takeSent()).isEmpty();
        recorder.subscription().request(1);
        assertThat(wire.takeSent()).isEqualTo("T3 FETCH 1:* (UID)|");
    }

    @Test
    void subscriberGetsWhatItAskedForAndNoMore() {
        fetch().subscribe(recorder);
        recorder.subscription().request(1);
        message(1);
        message(2);
        assertThat(recorder.signals).containsExactly("1");
        assertThat(wire.isPaused()).isTrue();
        recorder.subscription().request(5);
        assertThat(recorder.signals).containsExactly("1", "2");
        assertThat(wire.isPaused()).isFalse();
        wire.server("T3 OK done");
        assertThat(recorder.signals).containsExactly("1", "2", "complete");
    }

    @Test
    void endNeedsNoDemand() {
        fetch().subscribe(recorder);
        recorder.subscription().request(1);
        message(1);
        wire.server("T3 OK done");
        assertThat(recorder.signals).containsExactly("1", "complete");
    }

    @Test
    void failureOfTheCommandFailsTheStream() {
        fetch().subscribe(recorder);
        recorder.subscription().request(1);
        wire.server("T3 NO [SERVERBUG] sorry");
        assertThat(recorder.signals).containsExactly("CommandFailedException");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void askingForNothingFailsTheStream(long count) {
        fetch().subscribe(recorder);
        recorder.subscription().request(1);
        recorder.subscription().request(count);
        recorder.subscription().request(1);
        message(1);
        wire.server("T3 OK done");
        assertThat(recorder.signals).containsExactly("IllegalArgumentException");
    }

    @Test
    void secondSubscriberIsRefused() {
        ImapStream<FetchedMessage> stream = fetch();
        stream.subscribe(new Recorder());
        stream.subscribe(recorder);
        recorder.subscription().request(1);
        recorder.subscription().cancel();
        assertThat(recorder.signals).containsExactly("IllegalStateException");
    }

    @Test
    void nothingComesAfterCancelAndTheSessionGoesOn() {
        fetch().subscribe(recorder);
        recorder.subscription().request(1);
        message(1);
        message(2);
        recorder.subscription().cancel();
        recorder.subscription().cancel();
        recorder.subscription().request(1);
        message(3);
        wire.server("T3 OK done");
        assertThat(recorder.signals).containsExactly("1");
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void cancelBeforeAnythingWasAskedForSendsNothing() {
        fetch().subscribe(recorder);
        recorder.subscription().cancel();
        recorder.subscription().request(1);
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void demandWithoutBoundIsNeverMet() {
        fetch().subscribe(recorder);
        recorder.subscription().request(Long.MAX_VALUE);
        recorder.subscription().request(Long.MAX_VALUE);
        message(1);
        message(2);
        assertThat(recorder.signals).hasSize(2);
    }

    @Test
    void signalsComeOneAfterTheOtherAndOnTheExecutor() {
        Queue<Runnable> executor = new ConcurrentLinkedQueue<>();
        SelectedMailbox slow = new SelectedMailbox(link(executor::add), wire.select(3));
        slow.fetch(SeqSet.all(), Fetch.items(FetchItem.UID)).subscribe(recorder);
        recorder.subscription().request(9);
        message(1);
        message(2);
        wire.server("T4 OK done");
        assertThat(recorder.signals).isEmpty();
        assertThat(executor).hasSize(1);
        executor.remove().run();
        assertThat(recorder.signals).containsExactly("1", "2", "complete");
        assertThat(executor).isEmpty();
    }

    @Test
    void toListGathersEverything() {
        CompletableFuture<List<FetchedMessage>> all = fetch().toList();
        message(1);
        message(2);
        assertThat(all).isNotDone();
        wire.server("T3 OK done");
        assertThat(all.join()).hasSize(2);
    }

    @Test
    void cancelOfAStageThatWasDerivedCancelsTheStream() {
        CompletableFuture<List<FetchedMessage>> all = fetch().toList();
        CompletableFuture<Integer> derived = all.thenApply(List::size);
        derived.cancel(true);
        assertThat(all).isCancelled();
        message(1);
        wire.server("T3 OK done");
        assertThat(derived).isCancelled();
    }

    @Test
    void forEachActsInOrderAndEndsAfterTheLast() {
        List<Long> seen = new ArrayList<>();
        CompletableFuture<Void> done = fetch().forEach(message -> seen.add(message.sequenceNumber()));
        for (long i = 1; i <= 500; i++) {
            message(i);
        }
        wire.server("T3 OK done");
        assertThat(done).isCompleted();
        assertThat(seen).hasSize(500).isSorted();
    }

    @Test
    void actionThatThrowsCancelsTheStreamAndIsTheFailure() {
        CompletableFuture<Void> done = fetch().forEach(message -> {
            throw new IllegalStateException("enough");
        });
        message(1);
        message(2);
        assertThatThrownBy(done::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        wire.server("T3 OK done");
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void forEachAsyncKeepsNoMoreInWorkThanItWasTold() {
        List<CompletableFuture<Void>> working = new ArrayList<>();
        CompletableFuture<Void> done = fetch().forEachAsync(2, message -> {
            CompletableFuture<Void> stage = new CompletableFuture<>();
            working.add(stage);
            return stage;
        });
        message(1);
        message(2);
        message(3);
        assertThat(working).hasSize(2);
        assertThat(wire.isPaused()).isTrue();
        working.get(1).complete(null);
        assertThat(working).hasSize(3);
        wire.server("T3 OK done");
        assertThat(done).isNotDone();
        working.get(0).complete(null);
        working.get(2).complete(null);
        assertThat(done).isCompleted();
    }

    @Test
    void stageThatFailsCancelsTheStream() {
        CompletableFuture<Void> done =
                fetch().forEachAsync(2, message -> CompletableFuture.failedFuture(new IllegalStateException("enough")));
        message(1);
        assertThatThrownBy(done::join).hasCauseInstanceOf(IllegalStateException.class);
        message(2);
        message(3);
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void inFlightMustBePositive() {
        ImapStream<FetchedMessage> stream = fetch();
        assertThatThrownBy(() -> stream.forEachAsync(0, message -> new CompletableFuture<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inFlight");
    }

    @Test
    void cancelOfTheFutureEndsIdle() {
        CompletableFuture<Void> watching =
                inbox.idle().forEachAsync(1, event -> CompletableFuture.completedFuture(null));
        wire.server("+ idling");
        wire.takeSent();
        watching.cancel(true);
        assertThat(wire.takeSent()).isEqualTo("DONE|");
    }

    @Test
    void closedClientFailsTheStream() {
        Link closed =
                new Link(wire.engine, wire.engine.session(), step -> false, Wire.PLAIN, Runnable::run, Runnable::run);
        new SelectedMailbox(closed, wire.select(3)).idle().subscribe(recorder);
        recorder.subscription().request(1);
        assertThat(recorder.signals).containsExactly("ConnectionLostException");
    }

    /** Notes signals: the number of a message, the class of a failure. */
    private static final class Recorder implements Flow.Subscriber<Object> {
        final List<String> signals = new ArrayList<>();
        private Flow.@Nullable Subscription subscription;

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
        }

        @Override
        public void onNext(Object element) {
            signals.add(
                    element instanceof FetchedMessage message
                            ? Long.toString(message.sequenceNumber())
                            : element.toString());
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }
    }
}
