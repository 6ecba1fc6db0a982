package dev.imapala.cli.output;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a task goes: the rate of the last few seconds, as that of the beginning says little of the rest. */
final class Pace {
    private static final long WINDOW_MILLIS = 5000;

    private record Mark(long millis, long done) {}

    private final long begun;
    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Makes a pace of a task that begins at {@code now}. */
    Pace(long now) {
        this.begun = now;
        marks.add(new Mark(now, 0));
    }

    /** Notes that {@code done} was reached at {@code now}. */
    void reached(long done, long now) {
        marks.addLast(new Mark(now, done));
        while (marks.size() > 2 && now - marks.getFirst().millis > WINDOW_MILLIS) {
            marks.removeFirst();
        }
    }

    /** Returns how much is done in a second; 0 if that is not known. */
    double perSecond() {
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        return last.millis > first.millis ? (last.done - first.done) * 1000.0 / (last.millis - first.millis) : 0;
    }

    /** Returns how many seconds the task has taken so far. */
    long elapsedSeconds() {
        return (marks.getLast().millis - begun) / 1000;
    }
}
