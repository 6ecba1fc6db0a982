package dev.imapala.client;

import dev.imapala.protocol.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow;

/**
 * A message to append that is read while it is sent, and never in memory as a whole.
 *
 * <pre>
 * session.append("Archive", Append.message(Upload.ofFile(path)).flags(Flag.SEEN))
 * </pre>
 *
 * <p>The octets are asked for as fast as the server takes them. They are sent as they are: mail has CRLF line ends, and
 * no NUL. When they fail, are more or fewer than was said, or the append is cancelled while they are sent, the
 * connection is closed, as half a message cannot be taken back: nothing is appended then.
 *
 * <p>RFC 9051 section 6.3.12
 */
public final class Upload implements Content.Streamed {
    private final long size;
    private final Flow.Publisher<ByteBuffer> octets;

    private Upload(long size, Flow.Publisher<ByteBuffer> octets) {
        this.size = size;
        this.octets = octets;
    }

    /**
     * Returns the {@code size} octets that {@code octets} brings, which is subscribed to when the server awaits them, and
     * called on the callback executor. Its buffers are not to be changed any more. While it brings nothing, no other
     * command of the session can be sent.
     *
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public static Upload of(long size, Flow.Publisher<ByteBuffer> octets) {
        return new Upload(new Passed(size).size(), octets);
    }

    /**
     * Returns the content of the file {@code path}, as large as it is now. It is read on the callback executor.
     *
     * @throws IOException if there is no such file, or it cannot be looked at
     */
    public static Upload ofFile(Path path) throws IOException {
        return new Upload(Files.size(path), new FilePublisher(path));
    }

    @Override
    public long size() {
        return size;
    }

    /** Returns what brings the octets, as it was given: see {@link #of}. */
    public Flow.Publisher<ByteBuffer> octets() {
        return octets;
    }

    /** Returns the size. */
    @Override
    public String toString() {
        return "Upload[" + size + " octets]";
    }
}
