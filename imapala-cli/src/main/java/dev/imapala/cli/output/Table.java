package dev.imapala.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells below a head, as wide as the terminal; for programs, each row is an {@link Outcome}. Its methods change it
 * and return it.
 *
 * <pre>{@code
 * Table.of(Column.elastic("MAILBOX"), Column.right("MESSAGES"))
 *         .row(Outcome.of("status").with("mailbox", "INBOX"), "INBOX", "12")
 * }</pre>
 */
public final class Table {
    /** A column: its head, and on which side its cells stand. */
    public static final class Column {
        private final String head;
        private final boolean right;
        private final boolean elastic;

        private Column(String head, boolean right, boolean elastic) {
            this.head = head;
            this.right = right;
            this.elastic = elastic;
        }

        /** Returns a column of words. */
        public static Column left(String head) {
            return new Column(head, false, false);
        }

        /** Returns a column of numbers. */
        public static Column right(String head) {
            return new Column(head, true, false);
        }

        /** Returns a column of words that is cut where the terminal is too narrow. */
        public static Column elastic(String head) {
            return new Column(head, false, true);
        }
    }

    private record Row(@Nullable Outcome outcome, List<String> cells, Style style) {}

    private static final int GAP = 2;
    private static final int NARROWEST = 12;

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** Returns a table without rows. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /** Adds a row with a cell for each column. */
    public Table row(Outcome outcome, String... cells) {
        return row(outcome, Style.PLAIN, cells);
    }

    /** Adds a row that is for people only. */
    public Table decoration(String... cells) {
        return row(null, Style.PLAIN, cells);
    }

    /** Adds a row that stands out. */
    public Table strongRow(Outcome outcome, String... cells) {
        return row(outcome, Style.BOLD, cells);
    }

    private Table row(@Nullable Outcome outcome, Style style, String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(new Row(outcome, List.of(cells), style));
        return this;
    }

    List<Outcome> outcomes() {
        return rows.stream().map(Row::outcome).filter(Objects::nonNull).toList();
    }

    /** Returns head and rows, none of them if there is no row. */
    List<Line> lines(Screen screen) {
        List<Line> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            int[] widths = widths(screen.columns());
            String ellipsis = screen.ellipsis();
            lines.add(line(columns.stream().map(column -> column.head).toList(), Style.FAINT, widths, ellipsis));
            rows.forEach(row -> lines.add(line(row.cells, row.style, widths, ellipsis)));
        }
        return lines;
    }

    private int[] widths(int room) {
        int[] widths = columns.stream()
                .mapToInt(column -> DisplayWidth.of(column.head))
                .toArray();
        for (Row row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(TerminalText.of(row.cells.get(i))));
            }
        }
        int excess = GAP * (widths.length - 1) - room;
        for (int width : widths) {
            excess += width;
        }
        for (int i = 0; i < widths.length && excess > 0; i++) {
            if (columns.get(i).elastic) {
                int narrower = Math.max(Math.min(widths[i], NARROWEST), widths[i] - excess);
                excess -= widths[i] - narrower;
                widths[i] = narrower;
            }
        }
        return widths;
    }

    private Line line(List<String> cells, Style style, int[] widths, String ellipsis) {
        Line line = new Line();
        for (int i = 0; i < widths.length; i++) {
            line.add(i == 0 ? "" : " ".repeat(GAP))
                    .column(cells.get(i), widths[i], columns.get(i).right, ellipsis, style);
        }
        return line;
    }
}
