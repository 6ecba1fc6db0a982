package dev.imapala.client.internal.netty;

import dev.imapala.protocol.Bytes;

/** What carries octets to the server and back. Called on the thread of the event loop only. */
interface Pipe {
    /** Sends {@code octets} after what was to be sent before, at the latest when {@link #flush()} is called. */
    void write(Bytes octets);

    /** Sends {@code octets}, at most {@link Connection#PIECE}, and tells the engine when it may give more. */
    void writeChunk(Bytes octets);

    /** Sends what is to be sent, as far as it goes. */
    void flush();

    /** Begins TLS, and tells the connection when it is there. */
    void startTls();

    /** Receives, or lets the server wait. */
    void setReading(boolean reading);

    /** Closes, after what was to be sent has gone if that takes no time; then runs {@code then}. */
    void close(Runnable then);
}
