package dev.imapala.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.wire.CommandSerializer;
import dev.imapala.protocol.wire.WireOptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private static String onTheWire(Search search) {
        WireOptions options = new WireOptions(WireOptions.LiteralMode.PLUS, false);
        return CommandSerializer.serialize(new Tag("a"), new SearchCommand(search, true), options)
                .redacted()
                .strip();
    }

    private static String parsed(String... criteria) {
        return onTheWire(new Criteria(TODAY).parse(List.of(criteria)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unseen|UNSEEN",
                "FLAGGED|FLAGGED",
                "not:answered|NOT ANSWERED",
                "from:ann|FROM \"ann\"",
                "not:subject:lunch: at noon|NOT SUBJECT \"lunch: at noon\"",
                "garden|TEXT \"garden\"",
                "since:2026-01-31|SINCE 31-Jan-2026",
                "sent-on:2025-12-01|SENTON 1-Dec-2025",
                "newer:7d|SINCE 24-Mar-2026",
                "older:1m|BEFORE 28-Feb-2026",
                "larger:1M|LARGER 1000000",
                "smaller:500|SMALLER 500",
                "uid:3,7:9|UID 3,7:9",
                "keyword:$Label|KEYWORD $Label",
                "header:List-Id=garden|HEADER List-Id \"garden\"",
            })
    void eachCriterionBecomesAKey(String criterion, String key) {
        assertThat(parsed(criterion)).isEqualTo("a UID SEARCH " + key);
    }

    @Test
    void allOfThemMustBeMet() {
        assertThat(parsed("unseen", "from:bo")).isEqualTo("a UID SEARCH UNSEEN FROM \"bo\"");
        assertThat(parsed()).isEqualTo("a UID SEARCH ALL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from:",
                "colour:red",
                "since:yesterday",
                "newer:7",
                "newer:d",
                "larger:1T",
                "larger:-5",
                "larger:99999999999999999G",
                "uid:0",
                "keyword:\\Odd",
                "header:=x",
                "since:2026-02-30",
            })
    void whatIsNotUnderstoodIsNamedWithARemedy(String criterion) {
        assertThatThrownBy(() -> parsed(criterion))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the criterion " + criterion + " is not understood");
    }

    @Test
    void rawCriteriaAreThoseOfTheProtocol() {
        assertThat(onTheWire(RawCriteria.parse("OR FROM ann (UNSEEN NOT SUBJECT \"x y\") UID 4:*")))
                .isEqualTo("a UID SEARCH OR FROM \"ann\" (UNSEEN NOT SUBJECT \"x y\") UID 4:*");
        assertThatThrownBy(() -> RawCriteria.parse("OR FROM ann"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("at character");
        assertThatThrownBy(() -> RawCriteria.parse("ALL\r\nb LOGOUT"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("control character");
    }
}
