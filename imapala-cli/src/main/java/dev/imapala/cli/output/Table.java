package dev.imapala.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns that are as wide as what is in them, and together no wider than the terminal: those that may shrink do,
 * the widest first.
 */
final class Table {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    /** A column: its heading, and how it is set. */
    private record Column(String heading, boolean right, boolean shrinks) {}

    /** A piece of text in a row. */
    record Cell(String text, Style style) {
        static Cell of(String text) {
            return new Cell(text, Style.PLAIN);
        }
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    /** Adds a column of text. */
    Table text(String heading) {
        columns.add(new Column(heading, false, false));
        return this;
    }

    /** Adds a column of text that may be cut where there is no room. */
    Table shrinking(String heading) {
        columns.add(new Column(heading, false, true));
        return this;
    }

    /** Adds a column of numbers. */
    Table number(String heading) {
        columns.add(new Column(heading, true, false));
        return this;
    }

    /** Adds a row, a cell for each column. */
    Table row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(cells);
        return this;
    }

    /** Returns the rows, the headings first. */
    List<Line> lines(Page page) {
        List<List<Cell>> all = new ArrayList<>();
        all.add(columns.stream()
                .map(column -> new Cell(column.heading, Style.FAINT))
                .toList());
        all.addAll(rows);
        int[] widths = widths(all, page.screen().columns());
        return all.stream()
                .map(row -> line(row, widths, page.screen().ellipsis()))
                .toList();
    }

    private int[] widths(List<List<Cell>> all, int most) {
        int[] widths = new int[columns.size()];
        int total = -GAP;
        for (int i = 0; i < widths.length; i++) {
            for (List<Cell> row : all) {
                widths[i] = Math.max(
                        widths[i], DisplayWidth.of(TerminalText.of(row.get(i).text())));
            }
            total += widths[i] + GAP;
        }
        for (int over = total - most; over > 0; over--) {
            int widest = widestThatShrinks(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widestThatShrinks(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean may = columns.get(i).shrinks && widths[i] > NARROWEST;
            if (may && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private Line line(List<Cell> row, int[] widths, String ellipsis) {
        Line line = new Line();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = row.get(i);
            line.add(i == 0 ? "" : " ".repeat(GAP))
                    .column(cell.text(), widths[i], columns.get(i).right, ellipsis, cell.style());
        }
        return line;
    }
}
