package dev.imapala.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.cli.output.Table.Column;
import dev.imapala.cli.terminal.Surroundings;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Surroundings surroundings = new Surroundings();
    private final Table table = Table.of(Column.elastic("NAME"), Column.right("COUNT"), Column.left("NOTES"));

    private String shown() {
        Report.text(surroundings.environment()).table(table);
        return surroundings.out();
    }

    @Test
    void columnsAreAsWideAsWhatIsInThem() {
        table.row(Outcome.of("x"), "会議", "7", "none").row(Outcome.of("x"), "a", "123456", "");

        assertThat(shown()).isEqualTo("""
                        NAME   COUNT  NOTES
                        会議       7  none
                        a     123456
                        """);
    }

    @Test
    void anElasticColumnMakesRoomForTheOthers() {
        surroundings.with("COLUMNS", "40");
        table.row(Outcome.of("x"), "a name that is much too long for this", "7", "a note of some length");

        assertThat(shown().lines())
                .allMatch(line -> line.length() <= 40 + 5)
                .element(1)
                .asString()
                .startsWith("a name that…  ");
    }

    @Test
    void withoutRowsThereIsNoHead() {
        assertThat(shown()).isEmpty();
    }

    @Test
    void programsGetTheRowsThatAreNotDecoration() {
        table.decoration("only", "for", "people").row(Outcome.of("x").withTruth("a", true), "1", "2", "3");
        Report.json(surroundings.environment()).table(table);

        assertThat(surroundings.out()).isEqualTo("{\"type\":\"x\",\"a\":true}\n");
    }

    @Test
    void cellsCannotSteerTheTerminal() {
        table.row(Outcome.of("x"), "\u001B[2J", "\n", "\u202E");

        assertThat(shown()).contains("\\x1B[2J", "\\x0A", "\\u202E").doesNotContain("\u001B");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> table.row(Outcome.of("x"), "1", "2"));
    }
}
