package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the engine wants done, in this order. */
public sealed interface Action {
    /** Send {@code octets}. */
    record Write(Bytes octets) implements Action {}

    /** Send {@code octets}, and call {@link Engine#writable()} when more would be taken. */
    record WriteChunk(Bytes octets) implements Action {}

    /** Begin TLS, then call {@link Engine#secured()}. */
    record StartTls() implements Action {}

    /** Compress what is sent behind this, and inflate what comes behind the line that led to it. */
    record Compress() implements Action {}

    /** Compress no more of what is sent behind this; nor is what comes behind the line that led to it. */
    record EndCompression() implements Action {}

    /** Get what {@code work} makes, on a thread where the user's code may run, and give it to {@link Engine#resume}. */
    record Compute(Supplier<CompletionStage<Runnable>> work) implements Action {}

    /** Read no more from the socket. */
    record PauseReading() implements Action {}

    /** Read from the socket again. */
    record ResumeReading() implements Action {}

    /** Close the socket when what was written before has gone. */
    record Close() implements Action {}
}
