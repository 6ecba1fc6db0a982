package dev.imapala.interop.docs;

import java.util.List;
import java.util.Map;

/**
 * A row of a table in a document.
 *
 * @param place document and line, such as {@code docs/parity.md:12}
 * @param section the heading of the second level that it is below; empty if there is none
 * @param columns the heads of the columns, in order
 * @param cells what it says in each column
 */
record Row(String place, String section, List<String> columns, Map<String, String> cells) {
    /** Returns what it says in {@code column}; empty if there is no such column. */
    String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}
