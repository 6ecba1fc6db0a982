package dev.imapala.client.internal.engine;

import java.util.function.Consumer;

/** Runs steps on an engine one after the other, each followed by the actions that it led to. */
public interface EngineLoop {
    /**
     * Runs {@code step} soon; those of one thread in their order.
     *
     * @return false if no step is run any more, because the client was closed
     */
    boolean execute(Consumer<Engine> step);
}
