package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import java.util.function.Function;

/**
 * Where the one result of a task goes. Exactly one of the methods is called, once.
 *
 * @param <T> the result
 */
public interface Reply<T> {
    /** Takes the result. */
    void succeed(T value);

    /** Takes the failure. */
    void fail(ImapException failure);

    /** Returns the place for what {@code function} turns into a result for {@code target}. */
    static <T, R> Reply<T> mapping(Reply<R> target, Function<T, R> function) {
        return new Reply<>() {
            @Override
            public void succeed(T value) {
                target.succeed(function.apply(value));
            }

            @Override
            public void fail(ImapException failure) {
                target.fail(failure);
            }
        };
    }
}
