package dev.imapala.client.internal.engine;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.wire.Fragment;
import dev.imapala.protocol.wire.SerializedCommand;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command that is being written: up to its next synchronizing literal, then after the server's {@code +} on.
 *
 * <p>RFC 9051 section 4.3
 */
final class Outbox {
    /** Fragments of at least this many octets are written by themselves rather than copied together. */
    private static final int LARGE = 32 * 1024;

    private final Deque<Fragment> rest = new ArrayDeque<>();
    private @Nullable Task task;

    /** Tells whether no command is half written. */
    boolean isFree() {
        return rest.isEmpty();
    }

    /** Tells whether a part of {@code other} is not written yet. */
    boolean holds(Task other) {
        return task == other && !rest.isEmpty();
    }

    /** Begins {@code newTask} and returns what is to be written now. */
    List<Bytes> begin(Task newTask, SerializedCommand command) {
        task = newTask;
        rest.addAll(command.fragments());
        return upToNextWait(false);
    }

    /** Returns what is to be written after a {@code +}. */
    List<Bytes> proceed() {
        return upToNextWait(true);
    }

    /** Forgets the rest: the server does not want it. */
    void abandon() {
        rest.clear();
    }

    private List<Bytes> upToNextWait(boolean invited) {
        List<Bytes> writes = new ArrayList<>();
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean mayGo = invited;
        while (!rest.isEmpty() && (mayGo || !isSynchronizing(rest.peek()))) {
            mayGo = false;
            Bytes octets = octets(rest.remove());
            if (octets.size() < LARGE) {
                joined.writeBytes(octets.toArray());
            } else {
                flush(joined, writes);
                writes.add(octets);
            }
        }
        flush(joined, writes);
        return writes;
    }

    private static Bytes octets(Fragment fragment) {
        if (fragment instanceof Fragment.Line line) {
            return line.octets();
        } else if (fragment instanceof Fragment.Literal literal) {
            return literal.octets();
        }
        throw new AssertionError(fragment);
    }

    private static boolean isSynchronizing(@Nullable Fragment fragment) {
        return fragment instanceof Fragment.Literal literal && literal.synchronizing();
    }

    private static void flush(ByteArrayOutputStream joined, List<Bytes> writes) {
        if (joined.size() > 0) {
            writes.add(Bytes.copyOf(joined.toByteArray()));
            joined.reset();
        }
    }
}
