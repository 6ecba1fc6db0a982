package dev.imapala.cli.output;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * A bar on the last line of the terminal, with the rate and the time that is left. It appears when a task has taken half a
 * second, and is drawn again ten times a second at most.
 */
final class ProgressBar implements Progress {
    private static final long PATIENCE_MILLIS = 500;
    private static final long REDRAW_MILLIS = 100;
    private static final long MEASURE_MILLIS = 2000; // asking the terminal is not cheap

    private final Screen screen;
    private final Supplier<Clock> clock;
    private final ProgressLine line;
    private final Pace pace;
    private String name;
    private long done;
    private long due;
    private long measureDue;
    private int columns;
    private boolean closed;

    ProgressBar(Task task, Screen screen, Supplier<Clock> clock) {
        this.screen = screen;
        this.clock = clock;
        this.line = new ProgressLine(task, screen);
        this.name = task.name();
        long now = now();
        this.pace = new Pace(now);
        this.due = now + PATIENCE_MILLIS;
    }

    private long now() {
        return clock.get().millis();
    }

    @Override
    public synchronized void advance(long amount) {
        done += amount;
        drawIfDue();
    }

    @Override
    public synchronized void rename(String newName) {
        name = newName;
        drawIfDue();
    }

    private void drawIfDue() {
        long now = now();
        if (!closed && now >= due) {
            measure(now);
            pace.reached(done, now);
            screen.footer(line.render(name, done, pace, columns));
            due = now + REDRAW_MILLIS;
        }
    }

    private void measure(long now) {
        if (now >= measureDue) {
            columns = screen.errorColumns() - 1; // a full line would begin the next one
            measureDue = now + MEASURE_MILLIS;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        screen.wipeFooter();
    }
}
