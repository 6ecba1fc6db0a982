package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A literal that is being written in chunks, one chunk at a time: the next one is asked for when the socket has taken
 * the one before. Half a literal cannot be taken back, so that what is wrong with a source ends the connection.
 */
final class Uploading {
    private final ChunkSource source;
    private final long size;
    private final boolean binary;
    private long written;
    private boolean mayWrite = true;

    /** Begins to write {@code size} octets of {@code source}; NUL may be among them if they are {@code binary}. */
    Uploading(ChunkSource source, long size, boolean binary) {
        this.source = source;
        this.size = size;
        this.binary = binary;
        source.open();
    }

    /** The socket takes more. */
    void writable() {
        mayWrite = true;
    }

    /** Tells whether it is the source that everybody waits for. */
    boolean awaitsSource() {
        return mayWrite;
    }

    /** Writes what there is; tells whether that was all. */
    boolean advance(Engine engine) {
        while (mayWrite) {
            Bytes chunk = source.poll();
            if (chunk == null) {
                return hasEnded(engine);
            } else if (!write(chunk, engine)) {
                return false;
            }
        }
        return false;
    }

    private boolean write(Bytes chunk, Engine engine) {
        String defect = defect(chunk);
        if (defect != null) {
            fail(engine, defect, null);
            return false;
        }
        written += chunk.size();
        mayWrite = chunk.isEmpty();
        if (!chunk.isEmpty()) {
            engine.act(new Action.WriteChunk(chunk));
        }
        return true;
    }

    private @Nullable String defect(Bytes chunk) {
        if (chunk.size() > size - written) {
            return "brings more octets than the " + size + " of its size";
        }
        int nul = binary ? -1 : chunk.indexOf((byte) 0);
        return nul < 0
                ? null
                : "has a NUL octet at " + (written + nul) + ", which a literal cannot carry; append it"
                        + " as binary where the server has BINARY";
    }

    private boolean hasEnded(Engine engine) {
        Throwable failure = source.failure();
        if (failure != null) {
            fail(engine, "failed after " + written + " octets", failure);
        } else if (source.hasEnded() && written < size) {
            fail(engine, "ended after " + written + " of " + size + " octets", null);
        } else {
            return source.hasEnded();
        }
        return false;
    }

    private void fail(Engine engine, String what, @Nullable Throwable cause) {
        source.cancel();
        engine.lose(new Loss.Broken(
                "the upload " + what + "; half a message cannot be taken back, so the connection was closed", cause));
    }

    void cancel() {
        source.cancel();
    }
}
