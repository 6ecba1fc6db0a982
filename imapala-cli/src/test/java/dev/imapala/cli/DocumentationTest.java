package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/cli.md promises to scripts. */
class DocumentationTest {
    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "cli.md"));
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void namesEveryExitStatus(ExitCode code) {
        assertThat(page).contains("| " + code.status() + " | " + code.meaning() + " |");
    }

    @ParameterizedTest
    @EnumSource(
            value = ExitCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OK", "INTERRUPTED", "OUTPUT_CLOSED"})
    void namesEveryCodeOfErrors(ExitCode code) {
        assertThat(page.substring(page.indexOf("`code` is one of"))).contains("`" + code.keyword() + "`");
    }

    @Test
    void hasNoMoreStatusesThanThereAre() {
        assertThat(page.lines().filter(line -> line.matches("\\| \\d+ \\| .*"))).hasSize(ExitCode.values().length);
    }
}
