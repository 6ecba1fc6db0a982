package dev.imapala.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.HandClock;
import dev.imapala.cli.terminal.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private static final String WIPE = "\r\u001B[K";

    private final HandClock clock = new HandClock();
    private final Surroundings surroundings =
            new Surroundings().at(clock).with("NO_COLOR", "1").onTerminal(80, "");

    private Progress begin(Task task) {
        return Report.text(surroundings.environment()).begin(task);
    }

    private void pass(long millis) {
        clock.pass(Duration.ofMillis(millis));
    }

    /** Returns the lines that were drawn over one another. */
    private List<String> drawn() {
        return surroundings
                .err()
                .lines()
                .flatMap(line -> List.of(line.split("\r")).stream())
                .map(line -> line.replace("\u001B[K", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void showsBarAmountRateAndTimeLeft() {
        try (Progress progress = begin(Task.octets("photos.zip").outOf(40_000_000))) {
            pass(1000);
            progress.advance(10_000_000);
        }

        assertThat(drawn())
                .containsExactly("photos.zip  ━━━━━━──────────────────   25 %  10 MB of 40 MB  10 MB/s  0:03 left");
        assertThat(surroundings.err()).endsWith(WIPE);
        assertThat(surroundings.out()).isEmpty();
    }

    @Test
    void countsMessagesToo() {
        Progress progress = begin(Task.messages("INBOX").outOf(7200));
        pass(1000);
        progress.advance(1);

        assertThat(drawn().get(0))
                .endsWith("    0 %  1 of 7200  1/s  1:59:59 left")
                .startsWith("INBOX  ──");
    }

    @Test
    void tellsWhatIsKnownWhereTheEndIsNot() {
        Progress progress = begin(Task.messages("INBOX"));
        pass(125_000);
        progress.advance(250);

        assertThat(drawn()).containsExactly("INBOX  250 messages  2/s  2:05");
    }

    @Test
    void whatIsQuickShowsNothing() {
        try (Progress progress = begin(Task.octets("x").outOf(10))) {
            progress.advance(5);
            pass(499);
            progress.advance(5);
        }

        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void isDrawnTenTimesASecondAtMost() {
        Progress progress = begin(Task.octets("x").outOf(100_000));
        for (int millis = 0; millis < 2000; millis++) {
            pass(1);
            progress.advance(10);
        }

        assertThat(drawn()).hasSizeBetween(14, 16);
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        Progress progress = begin(Task.octets("x").outOf(1_000_000));
        for (int second = 0; second < 20; second++) {
            pass(1000);
            progress.advance(second < 10 ? 90_000 : 1000);
        }

        assertThat(drawn().get(9)).contains(" 90 kB/s  ");
        assertThat(drawn().get(19)).contains(" 1.0 kB/s  1:30 left");
    }

    @Test
    void aSizeThatWasTooSmallDoesNotOverflowTheBar() {
        Progress progress = begin(Task.octets("x").outOf(10));
        pass(1000);
        progress.advance(1000);

        assertThat(drawn().get(0)).contains("━━  100 %", "0:00 left").doesNotContain("─");
    }

    @Test
    void linesOfOthersStandAboveIt() {
        Report report = Report.text(surroundings.environment());
        Progress progress = report.begin(Task.octets("x"));
        pass(1000);
        progress.advance(1);
        report.warning("look");
        report.warning("again");
        pass(100);
        progress.rename("y");

        assertThat(surroundings.err())
                .isEqualTo("\rx  1 B  1 B/s  0:01\u001B[K" + WIPE
                        + "imapala: warning: look\nimapala: warning: again\n\ry  1 B  1 B/s  0:01\u001B[K");
    }

    @ParameterizedTest
    @CsvSource({"120, true, true", "60, true, false", "46, false, false", "40, false, false"})
    void fitsTheTerminal(int columns, boolean named, boolean barred) {
        surroundings.onTerminal(columns, "");
        Progress progress = begin(Task.octets("会議の議事録").outOf(40_000_000));
        pass(1000);
        progress.advance(10_000_000);

        assertThat(drawn()).allMatch(line -> DisplayWidth.of(line) < columns);
        assertThat(drawn().get(0).contains("会")).isEqualTo(named);
        assertThat(drawn().get(0).contains("━")).isEqualTo(barred);
    }

    @Test
    void followsTheWidthOfTheTerminal() {
        Progress progress = begin(Task.octets("x").outOf(40_000_000));
        pass(1000);
        progress.advance(1);
        surroundings.with("COLUMNS", "50");
        pass(2000);
        progress.advance(1);

        assertThat(drawn().get(0)).hasSizeBetween(60, 79);
        assertThat(drawn().get(1)).hasSizeLessThan(50);
    }

    @Test
    void isPlainWhereTheCharsetIs() {
        surroundings.in(StandardCharsets.US_ASCII);
        Progress progress = begin(Task.octets("x").outOf(100));
        pass(1000);
        progress.advance(50);

        assertThat(surroundings.err()).isASCII().contains("####----").doesNotContain("?");
    }

    @Test
    void isColouredWhereThatIsWanted() {
        Surroundings colourful = new Surroundings().at(clock).onTerminal(80, "");
        Progress progress =
                Report.text(colourful.environment()).begin(Task.octets("x").outOf(100));
        pass(1000);
        progress.advance(50);

        assertThat(colourful.err()).contains("\u001B[36m━");
    }

    @Test
    void namesCannotSteerTheTerminal() {
        Progress progress = begin(Task.octets("\u001B[2J\nx"));
        pass(1000);
        progress.advance(1);

        assertThat(drawn()).hasSize(1).first().asString().contains("\\x1B[2J\\x0Ax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "json", "quiet", "dumb"})
    void showsNothingWhereNobodyLooks(String where) {
        Surroundings others = new Surroundings().at(clock).with("TERM", where);
        if (!where.equals("pipe")) {
            others.onTerminal(80, "");
        }
        Map<String, Report> reports = Map.of(
                "json", Report.json(others.environment()),
                "quiet", Report.quiet(others.environment()));
        Report report = reports.getOrDefault(where, Report.text(others.environment()));
        try (Progress progress = report.begin(Task.octets("x").outOf(100))) {
            pass(1000);
            progress.advance(50);
            progress.rename("y");
        }

        assertThat(others.err()).isEmpty();
    }
}
