package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.Framer;
import dev.imapala.protocol.wire.LimitExceededException;
import dev.imapala.protocol.wire.Literal;
import java.io.EOFException;
import java.io.IOException;

/** Reads what the client sends, frame by frame, and tells it to go ahead with literals (RFC 9051 section 4.3). */
final class CommandReader {
    private static final Response GO_AHEAD = new Response.Continuation(Bytes.of("go ahead"));

    private final Connection connection;
    private final Framer framer;
    private final byte[] buffer = new byte[16 * 1024];

    CommandReader(Connection connection, Limits limits) {
        this.connection = connection;
        this.framer = Framer.ofCommands(limits);
    }

    /**
     * Returns the next frame, valid until the next call.
     *
     * @throws EOFException if the client has closed the connection
     * @throws LimitExceededException if the client sent too much; what follows can be read
     */
    Frame next() throws IOException {
        while (true) {
            switch (framer.next()) {
                case FRAME -> {
                    return framer.frame();
                }
                case OVERSIZE -> throw framer.violation();
                case LITERAL -> accept(framer.literal());
                case MORE -> readMore();
                case CHUNK, LITERAL_END -> throw new AssertionError("nothing is streamed");
            }
        }
    }

    private void accept(Literal literal) throws IOException {
        if (framer.accept() && literal.synchronizing()) {
            connection.send(GO_AHEAD, false);
        }
    }

    private void readMore() throws IOException {
        int count = connection.read(buffer);
        if (count < 0) {
            throw new EOFException("the client has closed the connection");
        }
        framer.feed(buffer, 0, count);
    }

    /** Forgets what was read ahead: under TLS nothing counts that came before it. */
    void clear() {
        framer.clear();
    }
}
