package dev.imapala.client.internal.engine;

import dev.imapala.protocol.command.Pipelining;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which commands wait and which are under way. A command is never overtaken by a later one, and is sent when {@link
 * Pipelining} of all that are under way allows it; there is no other rule.
 *
 * <p>RFC 9051 section 5.5
 */
final class Scheduler {
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final List<Task> underWay = new ArrayList<>();

    void add(Task task) {
        waiting.add(task);
    }

    /** Returns the task that comes next, sent or not. */
    Optional<Task> next() {
        return Optional.ofNullable(waiting.peek());
    }

    /** Tells whether the next task may be sent now. */
    boolean mayBegin(Task task) {
        Pipelining later = task.pipelining();
        return underWay.stream().allMatch(earlier -> earlier.pipelining().allows(later));
    }

    /** Takes the next task out of the queue. */
    void skip() {
        waiting.remove();
    }

    /** Counts the next task as under way. */
    void begin() {
        underWay.add(waiting.remove());
    }

    /** Counts {@code task}, which did not wait, as under way. */
    void beginAtOnce(Task task) {
        underWay.add(task);
    }

    void end(Task task) {
        underWay.remove(task);
    }

    /** Removes {@code task} if it still waits. */
    boolean withdraw(Task task) {
        return waiting.remove(task);
    }

    /** Returns what is under way, in the order of sending. */
    List<Task> underWay() {
        return underWay;
    }

    /** Returns the task under way with {@code tag}. */
    Optional<Task> tagged(String tag) {
        return underWay.stream()
                .filter(task -> task.tag() != null && task.tag().value().equals(tag))
                .findFirst();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    boolean isQuiet() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    boolean isOwedAnswer() {
        return underWay.stream().anyMatch(Task::isOwedAnswer);
    }

    /** Forgets and returns all tasks that were not sent. */
    List<Task> clearWaiting() {
        List<Task> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Forgets and returns all tasks under way. */
    List<Task> clearUnderWay() {
        List<Task> all = List.copyOf(underWay);
        underWay.clear();
        return all;
    }
}
