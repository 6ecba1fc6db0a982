package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.wire.Fragment;
import dev.imapala.protocol.wire.SerializedCommand;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The command that is being written: up to its next synchronizing literal, then after the server's {@code +} on; and
 * chunk by chunk where its octets are not in memory.
 *
 * <p>RFC 9051 section 4.3
 */
final class Outbox {
    /** Fragments of at least this many octets are written by themselves rather than copied together. */
    private static final int LARGE = 32 * 1024;

    private final Engine engine;
    private final Deque<Fragment> rest = new ArrayDeque<>();
    private @Nullable Task task;
    private @Nullable Uploading uploading;

    Outbox(Engine engine) {
        this.engine = engine;
    }

    /** Tells whether no command is half written. */
    boolean isFree() {
        return rest.isEmpty() && uploading == null;
    }

    /** Tells whether a part of {@code other} is not written yet. */
    boolean holds(Task other) {
        return task == other && !isFree();
    }

    /** Tells whether the next octets are to come from this side. */
    boolean awaitsSource() {
        return uploading != null && uploading.awaitsSource();
    }

    /** Tells whether octets that are not in memory are being written, or will be. */
    boolean hasUploads() {
        return uploading != null || rest.stream().anyMatch(Fragment.Streamed.class::isInstance);
    }

    /** Begins {@code newTask}: writes what may be written now. */
    void begin(Task newTask, SerializedCommand command) {
        task = newTask;
        rest.addAll(command.fragments());
        write(false);
    }

    /** Writes what is to be written after a {@code +}. */
    void proceed() {
        if (uploading == null) {
            write(true);
        }
    }

    /** Goes on with what is written in chunks, if there is something. */
    void advance() {
        if (uploading != null && uploading.advance(engine)) {
            uploading = null;
            write(false);
        }
    }

    /** The socket has taken the last chunk. */
    void writable() {
        if (uploading != null) {
            uploading.writable();
            advance();
        }
    }

    /** The server does not want the rest. A literal that has begun is written to its end, for the server to pass over. */
    void abandon() {
        if (uploading == null) {
            rest.clear();
        } else {
            Fragment lineEnd = rest.removeLast();
            rest.clear();
            rest.add(lineEnd);
        }
    }

    /** Forgets everything: the connection is lost. */
    void close() {
        rest.clear();
        if (uploading != null) {
            uploading.cancel();
            uploading = null;
        }
    }

    private void write(boolean invited) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean mayGo = invited;
        while (!rest.isEmpty() && uploading == null && (mayGo || !isSynchronizing(rest.peek()))) {
            mayGo = false;
            write(rest.remove(), joined);
        }
        flush(joined);
        advance();
    }

    private void write(Fragment fragment, ByteArrayOutputStream joined) {
        if (fragment instanceof Fragment.Line line) {
            write(line.octets(), joined);
        } else if (fragment instanceof Fragment.Literal literal && task != null) {
            engine.writing(task, literal.octets());
            write(literal.octets(), joined);
        } else if (fragment instanceof Fragment.Streamed streamed && task != null) {
            uploading = new Uploading(
                    task.open(streamed.content()), streamed.content().size(), streamed.binary());
        } else {
            throw new AssertionError(fragment);
        }
    }

    private void write(Bytes octets, ByteArrayOutputStream joined) {
        if (octets.size() < LARGE) {
            joined.writeBytes(octets.toArray());
        } else {
            flush(joined);
            engine.act(new Action.Write(octets));
        }
    }

    private static boolean isSynchronizing(@Nullable Fragment fragment) {
        return fragment instanceof Fragment.Literal literal && literal.synchronizing()
                || fragment instanceof Fragment.Streamed streamed && streamed.synchronizing();
    }

    private void flush(ByteArrayOutputStream joined) {
        if (joined.size() > 0) {
            engine.act(new Action.Write(Bytes.copyOf(joined.toByteArray())));
            joined.reset();
        }
    }
}
