package dev.imapala.benchmarks.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table with a title, which is Markdown that can be read as it is.
 *
 * @param header what is in the columns; the first has words, the others have numbers
 */
record Table(String title, List<String> header, List<List<String>> rows) {
    Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " in a table of " + header.size());
            }
        }
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("**" + title + "**");
        lines.add("");
        lines.add(line(header));
        lines.add(rule());
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines) + "\n";
    }

    private int width(int column) {
        return Math.max(
                header.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(width(i) - cells.get(i).length());
            line.append(' ')
                    .append(i == 0 ? cells.get(i) + padding : padding + cells.get(i))
                    .append(" |");
        }
        return line.toString();
    }

    private String rule() {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < header.size(); i++) {
            line.append("-".repeat(width(i) + 1)).append(i == 0 ? "-|" : ":|");
        }
        return line.toString();
    }

    /** Returns the tables one below the other. */
    static String markdown(List<Table> tables) {
        return tables.stream().map(Table::markdown).collect(Collectors.joining("\n"));
    }
}
