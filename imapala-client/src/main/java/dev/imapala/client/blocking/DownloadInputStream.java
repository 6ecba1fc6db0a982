package dev.imapala.client.blocking;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;

/** The octets of a download. Waits for them, and fails with what the download fails with. */
final class DownloadInputStream extends InputStream {
    private final BlockingStream<ByteBuffer> chunks;
    private final Iterator<ByteBuffer> each;
    private ByteBuffer chunk = ByteBuffer.allocate(0);

    DownloadInputStream(BlockingStream<ByteBuffer> chunks) {
        this.chunks = chunks;
        this.each = chunks.iterator();
    }

    private boolean isAtEnd() {
        while (!chunk.hasRemaining()) {
            if (!each.hasNext()) {
                return true;
            }
            chunk = each.next();
        }
        return false;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : chunk.get() & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (length == 0) {
            return 0;
        } else if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, from, count);
        return count;
    }

    @Override
    public int available() {
        return chunk.remaining();
    }

    @Override
    public void close() {
        chunks.close();
    }
}
