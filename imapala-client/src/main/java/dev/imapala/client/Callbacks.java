package dev.imapala.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the user's code on the user's executor, one call after the other and in order. */
final class Callbacks implements Executor {
    private static final Executor DEFAULT =
            ForkJoinPool.getCommonPoolParallelism() > 1 ? ForkJoinPool.commonPool() : usedAgain();

    private final Executor executor;
    private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
    /** How many calls wait or run; whoever makes it 1 sees to it that they run. */
    private final AtomicInteger pending = new AtomicInteger();

    Callbacks(Executor executor) {
        this.executor = executor;
    }

    /**
     * On a small machine the common pool has one thread, which one callback that waits would take from all others; so
     * there are threads made as needed and used again.
     */
    private static Executor usedAgain() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), call -> {
            Thread thread = new Thread(call, "imapala-callbacks");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns where the user's code runs if he does not say: the common pool, if it has threads enough. */
    static Executor byDefault() {
        return DEFAULT;
    }

    /** Runs {@code call} on {@code executor}, or elsewhere if that has been shut down: nothing stays pending for ever. */
    static void run(Executor executor, Runnable call) {
        try {
            executor.execute(call);
        } catch (RejectedExecutionException e) {
            ForkJoinPool.commonPool().execute(call);
        }
    }

    @Override
    public void execute(Runnable call) {
        add(call);
        begin(1);
    }

    /** Adds {@code call}, which runs after {@link #begin} counts it. */
    void add(Runnable call) {
        calls.add(call);
    }

    /** Has {@code count} calls run that were added: once for many of them, as to wake a thread costs more than most calls. */
    void begin(int count) {
        if (count > 0 && pending.getAndAdd(count) == 0) {
            run(executor, this::drain);
        }
    }

    /** Runs the first {@code call} of all on this thread; those that are added meanwhile wait. */
    void runHere(Runnable call) {
        pending.getAndIncrement();
        try {
            call.run();
        } finally {
            if (pending.decrementAndGet() > 0) {
                run(executor, this::drain);
            }
        }
    }

    private void drain() {
        do {
            Runnable call = calls.poll();
            if (call != null) {
                runOne(call);
            }
        } while (pending.decrementAndGet() > 0);
    }

    /** What the user's code throws is the executor's business, and keeps nobody from being called next. */
    private static void runOne(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
