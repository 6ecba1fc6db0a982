package dev.imapala.interop.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of docs/protocol-support.md. */
final class ProtocolSupportTable {
    private static final List<String> COLUMNS =
            List.of("RFC", "what", "protocol", "client", "server", "in part", "shown by");
    private static final Pattern STATE = Pattern.compile("yes|part|not yet|–");
    /** Which modules can show what is said in a column. */
    private static final Map<String, Set<String>> WITNESSES = Map.of(
            "protocol", Set.of("imapala-protocol"),
            "client", Set.of("imapala-client", "imapala-cli", "interop-tests"),
            "server", Set.of("imapala-testserver", "interop-tests"));

    private final Evidence evidence;
    private final Set<String> rfcs = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private ProtocolSupportTable(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Returns what is wrong with {@code rows}. */
    static List<String> faults(List<Row> rows, Evidence evidence) {
        ProtocolSupportTable table = new ProtocolSupportTable(evidence);
        rows.forEach(table::check);
        return table.faults;
    }

    private void check(Row row) {
        faultIf(!row.columns().equals(COLUMNS), row, "the columns are " + row.columns() + ", not " + COLUMNS);
        faultIf(!rfcs.add(row.cell("RFC") + row.cell("what")), row, "this has a row already");
        faultIf(row.cells().containsValue("part") == row.cell("in part").isEmpty(), row, "part of what?");
        List<String> names = namesIn(row);
        boolean anything = row.cells().containsValue("part") || row.cells().containsValue("yes");
        faultIf(!anything && !names.isEmpty(), row, "what is not there has no tests");
        for (String column : WITNESSES.keySet()) {
            checkState(row, column, names);
        }
    }

    private List<String> namesIn(Row row) {
        String cell = row.cell("shown by");
        faultIf(!Evidence.isWellFormed(cell), row, "not a list of `Class.method` and `vectors/...`: " + cell);
        List<String> names = Evidence.names(cell);
        for (String name : names) {
            faultIf(evidence.modulesWith(name).isEmpty(), row, "there is no " + name);
        }
        return names;
    }

    private void checkState(Row row, String column, List<String> names) {
        String state = row.cell(column);
        faultIf(!STATE.matcher(state).matches(), row, "not a state: " + state);
        if (state.equals("yes") || state.equals("part")) {
            boolean shown = names.stream()
                    .flatMap(name -> evidence.modulesWith(name).stream())
                    .anyMatch(Set.copyOf(WITNESSES.getOrDefault(column, Set.of()))::contains);
            faultIf(!shown, row, "nothing in " + WITNESSES.get(column) + " shows what is said of " + column);
        }
    }

    private void faultIf(boolean wrong, Row row, String fault) {
        if (wrong) {
            faults.add(row.place() + ": " + fault);
        }
    }
}
