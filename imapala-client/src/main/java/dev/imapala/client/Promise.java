package dev.imapala.client;

import dev.imapala.client.internal.engine.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The future of a command. It completes on the callback executor; cancelling it, or a stage derived from it, cancels the
 * command.
 *
 * @param <T> the result
 */
final class Promise<T> extends CompletableFuture<T> implements Reply<T> {
    private final Executor callbacks;
    /** The future that this one was derived from in the end. */
    private final @Nullable Promise<?> root;

    private volatile @Nullable Runnable canceller;

    Promise(Executor callbacks) {
        this(callbacks, null);
    }

    private Promise(Executor callbacks, @Nullable Promise<?> root) {
        this.callbacks = callbacks;
        this.root = root;
    }

    /** Sets what cancels the command. */
    void onCancel(Runnable action) {
        canceller = action;
    }

    @Override
    public void succeed(T value) {
        Callbacks.run(callbacks, () -> complete(value));
    }

    @Override
    public void fail(ImapException failure) {
        Callbacks.run(callbacks, () -> completeExceptionally(failure));
    }

    /** Returns the reply that completes {@code promise} without a value. */
    static Reply<Object> done(Promise<Void> promise) {
        return new Reply<>() {
            @Override
            public void succeed(Object value) {
                Callbacks.run(promise.callbacks, () -> promise.complete(null));
            }

            @Override
            public void fail(ImapException failure) {
                promise.fail(failure);
            }
        };
    }

    /** Returns the reply that completes {@code promise} without a value, also if the mailbox was left before. */
    static Reply<Object> left(Promise<Void> promise) {
        Reply<Object> done = done(promise);
        return new Reply<>() {
            @Override
            public void succeed(Object value) {
                done.succeed(value);
            }

            @Override
            public void fail(ImapException failure) {
                if (failure instanceof MailboxDeselectedException) {
                    done.succeed(failure);
                } else {
                    done.fail(failure);
                }
            }
        };
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Runnable action = canceller;
        if (cancelled && root != null) {
            root.cancel(mayInterruptIfRunning);
        } else if (cancelled && action != null) {
            action.run();
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Promise<>(callbacks, root == null ? this : root);
    }

    @Override
    public Executor defaultExecutor() {
        return callbacks;
    }
}
