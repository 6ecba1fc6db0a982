package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** The octets of a literal that is written in chunks. {@link Engine#wake()} follows when there is news of it. */
public interface ChunkSource {
    /** Begins: the server awaits the octets. */
    void open();

    /** Returns the next chunk; null if there is none now. */
    @Nullable
    Bytes poll();

    /** Tells whether no more chunks come after those that {@link #poll()} returns. */
    boolean hasEnded();

    /** Returns why no more chunks come, if that is a failure. */
    @Nullable
    Throwable failure();

    /** Nobody wants more. */
    void cancel();
}
