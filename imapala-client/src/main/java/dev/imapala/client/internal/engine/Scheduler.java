package dev.imapala.client.internal.engine;

import dev.imapala.protocol.command.Pipelining;
import dev.imapala.protocol.response.Untagged;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which commands wait and which are under way. A command is never overtaken by a later one, and is sent when {@link
 * Pipelining} of all that are under way allows it and they are not too many; there is no other rule.
 *
 * <p>RFC 9051 section 5.5
 */
final class Scheduler {
    private final Set<Task> waiting = new LinkedHashSet<>();
    private final UnderWay underWay = new UnderWay();
    private int most;

    /** Makes the scheduler that lets {@code most} commands be under way at a time. */
    Scheduler(int most) {
        this.most = most;
    }

    /** Sets how many commands may be under way at a time. */
    void limit(int newMost) {
        most = newMost;
    }

    void add(Task task) {
        waiting.add(task);
    }

    /** Returns the task that comes next, sent or not. */
    Optional<Task> next() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.iterator().next());
    }

    /** Tells whether {@code task} may be sent now. */
    boolean mayBegin(Task task) {
        return underWay.size() < most && underWay.allows(task.pipelining());
    }

    /** Takes {@code task} out of the queue. */
    void skip(Task task) {
        waiting.remove(task);
    }

    /** Counts {@code task}, which may have waited, as under way with {@code tag}. */
    void begin(Task task, String tag) {
        waiting.remove(task);
        underWay.add(tag, task);
    }

    void end(String tag) {
        underWay.remove(tag);
    }

    /** Removes {@code task} if it still waits. */
    boolean withdraw(Task task) {
        return waiting.remove(task);
    }

    /** Returns what is under way, in the order of sending; a view. */
    Collection<Task> underWay() {
        return underWay.all();
    }

    /** Returns what is under way and may take {@code response}. */
    Collection<Task> candidates(Untagged response) {
        return underWay.candidates(response);
    }

    /** Returns the task under way with {@code tag}. */
    Optional<Task> tagged(String tag) {
        return Optional.ofNullable(underWay.tagged(tag));
    }

    /** Lets go of memory for commands to come. */
    void rest() {
        underWay.rest();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    boolean isQuiet() {
        return waiting.isEmpty() && underWay.size() == 0;
    }

    /** Only IDLE is owed nothing for a while, and it is alone. */
    boolean isOwedAnswer() {
        return underWay.size() > 1 || underWay.all().stream().anyMatch(Task::isOwedAnswer);
    }

    /** Forgets and returns all tasks that were not sent. */
    List<Task> clearWaiting() {
        List<Task> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Forgets and returns all tasks under way. */
    List<Task> clearUnderWay() {
        List<Task> all = List.copyOf(underWay.all());
        all.stream().map(Task::tag).forEach(tag -> {
            if (tag != null) {
                underWay.remove(tag.value());
            }
        });
        return all;
    }
}
