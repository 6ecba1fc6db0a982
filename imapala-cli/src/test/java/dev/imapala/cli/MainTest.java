package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.JsonReader;
import dev.imapala.cli.terminal.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no server. */
class MainTest {
    private final Surroundings surroundings = new Surroundings();

    private int run(String... arguments) {
        return Main.run(List.of(arguments), surroundings.environment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void tellsItsVersion(String option) {
        assertThat(run(option)).isZero();
        assertThat(surroundings.out().strip()).isEqualTo(Version.line()).startsWith("imapala ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesCommandsExamplesAndExitCodes(String option) {
        assertThat(run(option)).isZero();
        assertThat(surroundings.out())
                .contains("check", "watch", "demo", "Examples:\n  imapala demo\n  imapala check imaps://");
        for (ExitCode code : ExitCode.values()) {
            assertThat(surroundings.out()).contains(String.format("%4d   %s", code.status(), code.meaning()));
        }
    }

    /** Returns the commands that the help lists. */
    static Stream<String> commands() {
        Surroundings help = new Surroundings();
        Main.run(List.of("--help"), help.environment());
        String list =
                help.out().substring(help.out().indexOf("Commands:"), help.out().indexOf("Exit status:"));
        return list.lines()
                .filter(line -> line.matches("  \\w+ .*"))
                .map(line -> line.strip().split(" ", 2)[0]);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfEachCommandHasTwoExamplesAndFitsTheTerminal(String command) {
        assertThat(run(command, "--help")).isZero();
        String examples = surroundings.out().substring(surroundings.out().indexOf("Examples:"));
        assertThat(examples.lines().skip(1)).hasSize(2).allMatch(line -> line.startsWith("  imapala " + command));
        assertThat(surroundings.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void withoutACommandItExplainsItself() {
        assertThat(run()).isEqualTo(2);
        assertThat(surroundings.out()).isEmpty();
        assertThat(surroundings.err()).contains("Usage: imapala");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chekc|unmatched argument at index 0: 'chekc'|imapala --help",
                "check|missing required parameter: 'ADDRESS'|imapala check --help",
                "check imaps://ann@h --colour|unknown option: '--colour'|imapala check --help",
                "check imaps://ann@h --newest many|invalid value for option '--newest': 'many' is not an int|--help",
                "check imaps://ann@h --newest -1|--newest must be 0 or more, not -1|leave it out",
                "check imaps://ann@h --timeout 0|--timeout must be 1 to 86400 seconds, not 0|leave it out",
                "watch imaps://ann@h --count 0|--count must be 1 or more, not 0|leave it out",
                "watch imaps://ann@h --poll 0|--poll must be 1 to 86400 seconds, not 0|leave it out",
                "copy imaps://ann@h --to Archive --yes|it is not said which messages|or all",
                "move imaps://ann@h --to Archive|it is not said which messages|or all",
                "delete imaps://ann@h --expunge --yes|it is not said which messages|or all",
                "copy imaps://ann@h all|missing required option: '--to=MAILBOX'|--help",
                "copy imaps://ann@h --to= all|--to is not the name of a mailbox|Archive",
                "copy imaps://ann@h --to a all|there is no terminal to ask at|--yes",
                "flag imaps://ann@h --add seen all|there is no terminal to ask at|--yes",
                "delete imaps://ann@h all --yes --dry-run|--yes and --dry-run do not go together|leave one",
                "flag imaps://ann@h all --yes|it is not said which flags|--add FLAG",
                "flag imaps://ann@h all --yes --add a(b|--add must be a flag, not a(b|keywords",
                "flag imaps://ann@h all --yes --add \\Recent|--add must be a flag, not \\Recent|keywords",
                "flag imaps://ann@h all --yes -a seen -r \\Seen|a flag is to be added and to be removed|leave one",
                "append imaps://ann@h x.eml --date yesterday|--date must be a date and a time, not yesterday|2026-01-31T",
                "append imaps://ann@h x.eml --flag a(b|--flag must be a flag, not a(b|keywords",
                "export imaps://ann@h|missing required option: '--to=FOLDER'|--help",
                "export imaps://ann@h --to x --format zip|invalid value for option '--format'|--help",
                "import imaps://ann@h|missing required parameter: 'SOURCE'|--help",
                "check imap://ann@h|imap:// does not say how the connection is to be secured|use imaps://",
                "check imaps://ann@h:x|the port \"x\" in the address is not a number from 1 to 65535|leave it out",
                "check imaps://ann@h|there is no password, and no terminal to ask for it|--password-file",
                "check imaps://ann@h --password-env NO_SUCH|the environment has no variable NO_SUCH|export",
                "check imaps://ann@h --password-file /no/such|there is no password file /no/such|first line",
                "check imaps://ann@h --password-command false|the password command ended with status 1|by hand",
                "check imaps://ann@h --ca /no/such|there is no certificate file /no/such|PEM",
                "check imaps://ann@h --password-env A --password-file B|are mutually exclusive|--help",
            })
    void wrongUseIsOneLineAndAHint(String line, String message, String hint) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(surroundings.out()).isEmpty();
        assertThat(surroundings.err().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("imapala: ").contains(message),
                        second -> assertThat(second).startsWith("hint: ").contains(hint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check imaps://ann:s3cr3t@h",
                "check imaps://ann@h imaps://ann:s3cr3t@h",
                "imaps://ann:s3cr3t@h",
                "watch --json imaps://ann@h imaps://ann:s3cr3t@h",
                "check --newest imaps://ann:s3cr3t@h imaps://ann@h",
                "check --debug imaps://ann:s3cr3t@h",
            })
    void aPasswordInAnArgumentIsNotRepeated(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(surroundings.out() + surroundings.err()).isNotEmpty().doesNotContain("s3cr3t");
    }

    @Test
    void argumentsAreSafeToShow() {
        run("check", "imaps://ann@h", "--\u001B[2J\u202E");

        assertThat(surroundings.err()).contains("\\x1B[2J\\u202E").doesNotContain("\u001B", "\u202E");
    }

    @Test
    void errorsAreJsonWhereThatIsWanted() {
        assertThat(run("check", "--json", "imap://ann@h")).isEqualTo(2);
        assertThat(run("check", "--json")).isEqualTo(2);

        assertThat(JsonReader.lines(surroundings.err()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .containsAllEntriesOf(Map.of("type", "error", "code", "usage", "status", 2L))
                        .containsKeys("message", "hint"));
    }

    @Test
    void stacksAreShownForDebuggingOnly() {
        run("check", "imap://ann@h");
        assertThat(surroundings.err()).doesNotContain("\tat ", "    at ");

        run("check", "--debug", "imap://ann@h");
        assertThat(surroundings.err()).contains("    at dev.imapala.cli.");
    }

    @Test
    void helpIsColouredOnATerminalOnly() {
        run("--help");
        assertThat(surroundings.out()).doesNotContain("\u001B");

        Surroundings terminal = new Surroundings().onTerminal(80, "");
        Main.run(List.of("--help"), terminal.environment());
        assertThat(terminal.out()).contains("\u001B[");
    }

    @Test
    void helpIsWrittenInTheCharsetOfTheTerminal() {
        surroundings.in(StandardCharsets.US_ASCII);
        run("--help");

        assertThat(surroundings.out()).isASCII().doesNotContain("?");
    }
}
