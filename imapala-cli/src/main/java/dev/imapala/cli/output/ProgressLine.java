package dev.imapala.cli.output;

import java.util.Locale;

/** How far a task has come, in one line that fits the terminal. Where it is narrow, the bar goes first, then the name. */
final class ProgressLine {
    private static final int WIDEST_BAR = 40;
    private static final int NARROWEST_BAR = 8;
    private static final int WIDEST_NAME = 24;
    private static final int NARROWEST_NAME = 4;
    private static final int GAP = 2;
    private static final long LONGEST_SECONDS = 359_999; // 99:59:59

    private final Task task;
    private final String ellipsis;
    private final String full;
    private final String empty;

    ProgressLine(Task task, Screen screen) {
        this.task = task;
        this.ellipsis = screen.ellipsis();
        boolean fine = screen.encoder().canEncode("━─");
        this.full = fine ? "━" : "#";
        this.empty = fine ? "─" : "-";
    }

    /** Returns the line of {@code columns} columns at most, when {@code done} octets or messages are done. */
    Line render(String name, long done, Pace pace, int columns) {
        String figures = figures(done, pace);
        Line line = new Line();
        int left = columns - figures.length();
        if (left >= NARROWEST_NAME + GAP) {
            String shown = DisplayWidth.cut(TerminalText.of(name), Math.min(WIDEST_NAME, left - GAP), ellipsis);
            line.add(shown, Style.BOLD).add(" ".repeat(GAP));
            left -= DisplayWidth.of(shown) + GAP;
        }
        int bar = Math.min(WIDEST_BAR, left - GAP);
        if (task.total() != null && bar >= NARROWEST_BAR) {
            int filled = (int) (fraction(done) * bar);
            line.add(full.repeat(filled), Style.ACCENT)
                    .add(empty.repeat(bar - filled), Style.FAINT)
                    .add(" ".repeat(GAP));
        }
        return line.add(DisplayWidth.cut(figures, columns, ""));
    }

    private String figures(long done, Pace pace) {
        Long total = task.total();
        String speed = speed(pace.perSecond());
        if (total == null) {
            return task.unit().amount(done) + "  " + speed + "  " + time(pace.elapsedSeconds());
        }
        String percent = String.format(Locale.ROOT, "%3d %%", (int) (fraction(done) * 100));
        return percent + "  " + done(done, total) + "  " + speed + "  " + left(total - done, pace.perSecond());
    }

    /** Returns the part that is done, 0 to 1: a size that a server told may be too small. */
    private double fraction(long done) {
        long total = task.total() == null ? 0 : task.total();
        return total == 0 ? 1 : Math.min(1, (double) done / total);
    }

    private String done(long done, long total) {
        return task.unit() == Task.Unit.OCTETS ? Sizes.text(done) + " of " + Sizes.text(total) : done + " of " + total;
    }

    private String speed(double perSecond) {
        long rounded = Math.round(perSecond);
        return (task.unit() == Task.Unit.OCTETS ? Sizes.text(rounded) : String.valueOf(rounded)) + "/s";
    }

    private static String left(long amount, double perSecond) {
        return (perSecond <= 0 ? "-:--" : time((long) Math.ceil(Math.max(0, amount) / perSecond))) + " left";
    }

    /** Returns {@code 0:07}, {@code 12:34} or {@code 1:02:03}. */
    private static String time(long seconds) {
        long shown = Math.min(seconds, LONGEST_SECONDS);
        long hours = shown / 3600;
        long minutes = shown / 60 % 60;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", minutes, shown % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, shown % 60);
    }
}
