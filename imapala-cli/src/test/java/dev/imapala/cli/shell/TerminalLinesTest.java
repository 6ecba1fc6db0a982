package dev.imapala.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Environment;
import dev.imapala.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalLinesTest {
    private final Path folder;
    private final Environment environment;

    TerminalLinesTest(@TempDir Path folder) {
        this.folder = folder;
        this.environment =
                new Surroundings().with("XDG_STATE_HOME", folder.toString()).environment();
    }

    @Test
    void nobodyElseMayReadTheHistory() throws IOException {
        Path file = TerminalLines.historyFile(environment).orElseThrow();
        assertThat(file).isEqualTo(folder.resolve("imapala/history"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aHistoryThatOthersMayReadIsClosedToThem() throws IOException {
        Path file = Files.createDirectories(folder.resolve("imapala")).resolve("history");
        Files.writeString(file, "1:old\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        TerminalLines.historyFile(environment);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("1:old\n");
    }

    @Test
    void withoutAPlaceForItThereIsNoHistory() throws IOException {
        Files.writeString(folder.resolve("imapala"), "a file");

        assertThat(TerminalLines.historyFile(environment)).isEmpty();
    }
}
