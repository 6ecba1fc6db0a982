package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;

/**
 * Where the many results of a task go. After {@link #end()} or {@link #fail} nothing is called any more.
 *
 * @param <T> a result
 */
public interface Sink<T> {
    /** Tells whether {@link #next} may be called. If not, {@link Engine#wake()} follows when it may. */
    boolean isReady();

    /** Tells whether results stay in memory until there are no more, so that the limit for that applies. */
    default boolean gathers() {
        return false;
    }

    /** Takes a result. */
    void next(T value);

    /** Takes a result that may wait for {@link #flush}, which follows soon: many are passed on together. */
    default void later(T value) {
        next(value);
    }

    /** Passes on what has waited. */
    default void flush() {}

    /** Notes that there are no more. */
    void end();

    /** Takes the failure, after which there are no more. */
    void fail(ImapException failure);
}
