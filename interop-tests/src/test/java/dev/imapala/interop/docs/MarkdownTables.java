package dev.imapala.interop.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the tables of a document. */
final class MarkdownTables {
    private static final Pattern RULE = Pattern.compile("\\|(\\s*:?-+:?\\s*\\|)+");
    private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

    private final String document;
    private final List<Row> rows = new ArrayList<>();
    private String section = "";
    private List<String> columns = List.of();

    private MarkdownTables(String document) {
        this.document = document;
    }

    /** Returns the rows of all tables in {@code file}. */
    static List<Row> rows(Path file) {
        return rows(Repository.nameOf(file), Repository.lines(file));
    }

    /** Returns the rows of all tables in a document with these lines. */
    static List<Row> rows(String document, List<String> lines) {
        MarkdownTables tables = new MarkdownTables(document);
        for (int i = 0; i < lines.size(); i++) {
            tables.read(i + 1, lines.get(i).strip());
        }
        return tables.rows;
    }

    private void read(int number, String line) {
        if (line.startsWith("## ")) {
            section = line.substring(3);
        }
        if (!line.startsWith("|")) {
            columns = List.of();
        } else if (columns.isEmpty()) {
            columns = cells(line);
        } else if (!RULE.matcher(line).matches()) {
            rows.add(row(document + ":" + number, cells(line)));
        }
    }

    private Row row(String place, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(place + " has " + cells.size() + " cells below " + columns);
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(columns.get(i), cells.get(i));
        }
        return new Row(place, section, columns, named);
    }

    private static List<String> cells(String line) {
        return Stream.of(BORDER.split(line.substring(1), -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .limit(BORDER.matcher(line).results().count() - 1)
                .toList();
    }
}
