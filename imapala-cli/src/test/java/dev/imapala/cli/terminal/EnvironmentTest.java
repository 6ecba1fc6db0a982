package dev.imapala.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', '', C, UTF-8",
        "ANSI_X3.4-1968, '', '', C, US-ASCII",
        "ANSI_X3.4-1968, '', '', en_US.UTF-8, UTF-8",
        "ANSI_X3.4-1968, '', '', de_DE.utf8, UTF-8",
        "ANSI_X3.4-1968, C, '', en_US.UTF-8, US-ASCII",
        "ANSI_X3.4-1968, '', en_US.UTF-8, C, UTF-8",
        "ISO-8859-1, '', '', en_US.UTF-8, ISO-8859-1",
    })
    void takesTheCharsetOfTheLocale(String platform, String all, String type, String lang, String expected) {
        Map<String, String> variables = Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", lang);

        assertThat(Environment.charset(platform, variables).name()).isEqualTo(expected);
    }

    @Test
    void takesTheDefaultCharsetWhereThePlatformNamesAnUnknownOne() {
        assertThat(Environment.charset("no-such-charset", Map.of("LANG", "C.UTF-8")))
                .isIn(java.nio.charset.Charset.defaultCharset(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"'', 100, 100", "132, 100, 132", "7, 100, 40", "wide, 100, 100", "-5, 100, 100", "99999, 100, 100"})
    void widthIsThatOfTheVariableOrOfTheTerminal(String variable, int terminal, int expected) {
        Environment environment = new Surroundings()
                .with("COLUMNS", variable)
                .onTerminal(terminal, "")
                .environment();

        assertThat(environment.columns()).isEqualTo(expected);
    }

    @Test
    void widthIsEightyInAPipe() {
        assertThat(new Surroundings().environment().columns()).isEqualTo(80);
    }

    @Test
    void coloursATerminalOnly() {
        assertThat(new Surroundings().onTerminal(80, "").environment().coloursOutput())
                .isTrue();
        assertThat(new Surroundings().onTerminal(80, "").environment().coloursErrors())
                .isTrue();
        assertThat(new Surroundings().environment().coloursOutput()).isFalse();
        assertThat(new Surroundings().environment().coloursErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR, 1, false", "NO_COLOR, '', true", "TERM, dumb, false", "TERM, xterm, true"})
    void coloursNothingWhereTheUserMinds(String variable, String value, boolean coloured) {
        Environment environment =
                new Surroundings().with(variable, value).onTerminal(80, "").environment();

        assertThat(environment.coloursOutput()).isEqualTo(coloured);
        assertThat(environment.coloursErrors()).isEqualTo(coloured);
    }
}
