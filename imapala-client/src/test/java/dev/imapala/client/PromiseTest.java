package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final Promise<String> promise = new Promise<>(executor::add);
    private final AtomicInteger cancels = new AtomicInteger();

    PromiseTest() {
        promise.onCancel(cancels::incrementAndGet);
    }

    @Test
    void completesOnTheExecutorOnly() {
        promise.succeed("done");
        assertThat(promise).isNotDone();
        executor.remove().run();
        assertThat(promise).isCompletedWithValue("done");
    }

    @Test
    void failsOnTheExecutorOnly() {
        promise.fail(new ImapTimeoutException("too long"));
        assertThat(promise).isNotDone();
        executor.remove().run();
        assertThatThrownBy(promise::join).hasCauseInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void executorThatWasShutDownKeepsNobodyWaiting() throws Exception {
        Promise<String> abandoned = new Promise<>(task -> {
            throw new RejectedExecutionException("shut down");
        });
        abandoned.succeed("done");
        assertThat(abandoned.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void cancelReachesTheCommandOnce() {
        assertThat(promise.cancel(true)).isTrue();
        assertThat(cancels).hasValue(1);
    }

    @Test
    void cancelAfterTheEndReachesNobody() {
        promise.complete("done");
        assertThat(promise.cancel(true)).isFalse();
        assertThat(promise.thenApply(String::length).cancel(true)).isFalse();
        assertThat(cancels).hasValue(0);
    }

    @Test
    void cancelOfADerivedStageReachesTheCommand() {
        CompletableFuture<Integer> derived = promise.thenApply(String::length).thenApply(length -> length + 1);
        derived.cancel(true);
        assertThat(cancels).hasValue(1);
        assertThat(promise).isCancelled();
    }

    @Test
    void cancelDoesNotReachWhatWasBegunInsideAStage() {
        Promise<String> inner = new Promise<>(executor::add);
        AtomicInteger innerCancels = new AtomicInteger();
        inner.onCancel(innerCancels::incrementAndGet);
        CompletableFuture<String> composed = promise.thenCompose(value -> inner);
        promise.complete("first");
        composed.cancel(true);
        assertThat(innerCancels).hasValue(0);
        assertThat(inner).isNotDone();
    }

    @Test
    void timeOutOfTheUserEndsHisWaitAndNotTheCommand() {
        promise.completeExceptionally(new TimeoutException());
        assertThat(cancels).hasValue(0);
    }
}
