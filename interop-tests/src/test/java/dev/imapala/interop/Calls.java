package dev.imapala.interop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs what a client calls, as clients do by themselves, and knows when all of it has ended. */
final class Calls implements Executor {
    private final Executor executor = new CompletableFuture<Void>().defaultExecutor();
    private int running;

    @Override
    public void execute(Runnable call) {
        begin();
        executor.execute(() -> {
            try {
                call.run();
            } finally {
                end();
            }
        });
    }

    private synchronized void begin() {
        running++;
    }

    private synchronized void end() {
        running--;
        notifyAll();
    }

    /** Returns when nothing runs any more. */
    synchronized void awaitEnd() {
        long deadline = System.nanoTime() + Scenario.DEADLINE.toNanos();
        try {
            while (running > 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("calls go on and on");
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
