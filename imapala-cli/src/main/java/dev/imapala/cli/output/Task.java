package dev.imapala.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * Something that may take long, for {@link Report#begin}. Immutable; its methods return a changed copy.
 *
 * <pre>{@code
 * try (Progress progress = report.begin(Task.messages("INBOX").outOf(40_000))) {
 *     ...
 *     progress.advance(1);
 * }
 * }</pre>
 */
public final class Task {
    /** What a task's size is counted in. */
    enum Unit {
        OCTETS(""),
        MESSAGES(" message"),
        MAILBOXES(" mailbox");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /** Returns {@code 12 MB}, {@code 1 message} or {@code 3 mailboxes}. */
        String amount(long count) {
            if (this == OCTETS) {
                return Sizes.text(count);
            }
            return count + word + (count == 1 ? "" : this == MAILBOXES ? "es" : "s");
        }
    }

    private final String name;
    private final Unit unit;
    private final @Nullable Long total;

    private Task(String name, Unit unit, @Nullable Long total) {
        this.name = name;
        this.unit = unit;
        this.total = total;
    }

    /** Returns a task that is counted in octets, and that people know as {@code name}. */
    public static Task octets(String name) {
        return new Task(name, Unit.OCTETS, null);
    }

    /** Returns a task that is counted in messages, and that people know as {@code name}. */
    public static Task messages(String name) {
        return new Task(name, Unit.MESSAGES, null);
    }

    /** Returns a task that is counted in mailboxes, and that people know as {@code name}. */
    public static Task mailboxes(String name) {
        return new Task(name, Unit.MAILBOXES, null);
    }

    /** Says how many of them there are, 0 or more; without it, it is not known how long the task will take. */
    public Task outOf(long newTotal) {
        return new Task(name, unit, Math.max(0, newTotal));
    }

    String name() {
        return name;
    }

    Unit unit() {
        return unit;
    }

    @Nullable
    Long total() {
        return total;
    }
}
