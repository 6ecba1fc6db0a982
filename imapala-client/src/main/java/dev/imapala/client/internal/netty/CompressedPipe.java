package dev.imapala.client.internal.netty;

import dev.imapala.client.internal.engine.Loss;
import dev.imapala.protocol.Bytes;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A pipe through which everything goes in DEFLATE, both ways. What comes is inflated piece by piece and only as far as the
 * engine takes it, so that little input never becomes much memory.
 *
 * <p>RFC 4978 section 3, RFC 1951 section 2
 */
final class CompressedPipe implements Pipe {
    private static final FastThreadLocal<byte[]> INFLATED = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[Connection.PIECE];
        }
    };

    private final Pipe pipe;
    private final Connection connection;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean reading = true;
    private boolean inflating;
    private boolean closed;

    CompressedPipe(Pipe pipe, Connection connection) {
        this.pipe = pipe;
        this.connection = connection;
    }

    /** Takes octets that have come, from {@code from} (inclusive) to {@code to} (exclusive). */
    void receive(byte[] octets, int from, int to) {
        if (from < to) {
            waiting.add(Arrays.copyOfRange(octets, from, to));
            inflate();
        }
    }

    private void inflate() {
        if (inflating) {
            return;
        }
        inflating = true;
        try {
            byte[] inflated = INFLATED.get();
            int size = next(inflated);
            while (size > 0) {
                connection.deliver(inflated, size);
                size = next(inflated);
            }
        } catch (DataFormatException e) {
            connection.run(engine -> engine.lose(new Loss.Broken("what came is not compressed as it has to be", e)));
        } finally {
            inflating = false;
        }
    }

    /** Returns how many octets were inflated; 0 if there are no more, or the engine wants none. */
    private int next(byte[] inflated) throws DataFormatException {
        int size = 0;
        while (size == 0 && reading && !closed) {
            size = inflater.inflate(inflated);
            if (size == 0 && (inflater.finished() || inflater.needsDictionary())) {
                throw new DataFormatException("the stream ends");
            } else if (size == 0 && waiting.isEmpty()) {
                return 0;
            } else if (size == 0) {
                inflater.setInput(waiting.remove());
            }
        }
        return size;
    }

    /** Everything goes at once: what is held back would wait for the next command. */
    private Bytes deflate(Bytes octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.min(Connection.PIECE, octets.size() + 64)];
        deflater.setInput(octets.toArray());
        int size;
        do {
            size = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, size);
        } while (size == buffer.length);
        return Bytes.copyOf(out.toByteArray());
    }

    @Override
    public void write(Bytes octets) {
        pipe.write(deflate(octets));
    }

    @Override
    public void writeChunk(Bytes octets) {
        pipe.writeChunk(deflate(octets));
    }

    @Override
    public void flush() {
        pipe.flush();
    }

    @Override
    public void startTls() {
        throw new IllegalStateException("TLS begins before compression");
    }

    @Override
    public void setReading(boolean newReading) {
        reading = newReading;
        pipe.setReading(newReading);
        if (newReading) {
            connection.execute(engine -> inflate());
        }
    }

    /**
     * Ends the compression, and drops what has come behind the last line: marks of the end.
     *
     * @return the pipe that was here before
     */
    Pipe end() {
        closed = true;
        waiting.clear();
        deflater.end();
        inflater.end();
        return pipe;
    }

    @Override
    public void close(Runnable then) {
        end().close(then);
    }
}
