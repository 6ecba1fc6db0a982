package dev.imapala.cli;

import dev.imapala.client.ImapException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what the client does. */
final class Waiting {
    private Waiting() {}

    /** Returns what {@code future} completes with, or throws what the client failed with. */
    static <T> T on(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ImapException known) {
                throw known;
            }
            throw e;
        }
    }
}
