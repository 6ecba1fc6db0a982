package dev.imapala.interop.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of docs/parity.md. */
final class ParityTable {
    private static final List<String> COLUMNS = List.of("member", "in Imapala", "state", "test");
    private static final Pattern STATE = Pattern.compile("yes|not yet|(part|other way): \\S.*");

    private final Evidence evidence;
    private final Set<String> members = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private ParityTable(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Returns what is wrong with {@code rows}. */
    static List<String> faults(List<Row> rows, Evidence evidence) {
        ParityTable table = new ParityTable(evidence);
        rows.forEach(table::check);
        return table.faults;
    }

    private void check(Row row) {
        String state = row.cell("state");
        String tests = row.cell("test");
        faultIf(!row.columns().equals(COLUMNS), row, "the columns are " + row.columns() + ", not " + COLUMNS);
        faultIf(!members.add(row.section() + " " + row.cell("member")), row, "this member has a row already");
        faultIf(!STATE.matcher(state).matches(), row, "not a state: " + state);
        faultIf(row.cell("in Imapala").isEmpty() != state.equals("not yet"), row, "only what is there has a name");
        faultIf(tests.isEmpty() != state.equals("not yet"), row, "what is there needs a test, what is not has none");
        faultIf(!Evidence.isWellFormed(tests), row, "not a list of `Class.method`: " + tests);
        for (String name : Evidence.names(tests)) {
            faultIf(evidence.modulesWith(name).isEmpty(), row, "there is no test " + name);
        }
    }

    private void faultIf(boolean wrong, Row row, String fault) {
        if (wrong) {
            faults.add(row.place() + ": " + fault);
        }
    }
}
