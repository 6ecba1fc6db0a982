package dev.imapala.client.blocking;

import dev.imapala.client.ImapException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for a future the way a blocking method should. */
final class Await {
    private Await() {}

    /** Returns what {@code future} completes with, or throws what it fails with, with the stack of this thread. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw atCaller(e.getCause());
        }
    }

    /** Returns {@code failure} as something to throw here. */
    static RuntimeException atCaller(@Nullable Throwable failure) {
        if (failure instanceof ImapException known) {
            return known.atCaller();
        }
        return new IllegalStateException("a callback failed", failure);
    }

    /** Returns what to throw after {@code cause}, and keeps the interrupt flag. */
    static CancellationException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException failure =
                new CancellationException("interrupted while waiting; what was waited for has been cancelled");
        failure.initCause(cause);
        return failure;
    }
}
