package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    @Test
    void callsComeInOrderAndOneAtATime() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callbacks callbacks = new Callbacks(pool);
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            AtomicInteger inside = new AtomicInteger();
            AtomicBoolean overlapped = new AtomicBoolean();
            CountDownLatch over = new CountDownLatch(10_000);
            for (int i = 0; i < 10_000; i++) {
                int number = i;
                callbacks.execute(() -> {
                    overlapped.compareAndSet(false, inside.incrementAndGet() != 1);
                    seen.add(number);
                    inside.decrementAndGet();
                    over.countDown();
                });
            }
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(overlapped).isFalse();
            assertThat(seen)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10_000).boxed().toList());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void callWithinACallWaitsForItsEnd() {
        Callbacks callbacks = new Callbacks(Runnable::run);
        List<String> seen = new ArrayList<>();
        callbacks.execute(() -> {
            callbacks.execute(() -> seen.add("second"));
            seen.add("first");
        });
        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void callThatThrowsKeepsNobodyFromBeingCalled() {
        Callbacks callbacks = new Callbacks(Runnable::run);
        List<String> seen = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> seen.add("reported"));
        try {
            callbacks.execute(() -> {
                throw new IllegalStateException("a user's mistake");
            });
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        callbacks.execute(() -> seen.add("next"));
        assertThat(seen).containsExactly("reported", "next");
    }

    @Test
    void callsThatWereAddedRunTogetherWhenTheyAreCounted() {
        List<Runnable> begun = new ArrayList<>();
        Callbacks callbacks = new Callbacks(begun::add);
        List<String> seen = new ArrayList<>();
        callbacks.add(() -> seen.add("first"));
        callbacks.add(() -> seen.add("second"));
        assertThat(begun).isEmpty();
        callbacks.begin(2);
        callbacks.execute(() -> seen.add("third"));
        assertThat(begun).hasSize(1);
        begun.get(0).run();
        assertThat(seen).containsExactly("first", "second", "third");
    }
}
