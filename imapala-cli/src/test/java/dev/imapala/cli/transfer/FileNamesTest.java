package dev.imapala.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "INBOX, INBOX",
        "Lists/garden, Lists.garden",
        "Lists/a.b, Lists.a%2Eb",
        "Entwürfe, Entwürfe",
        "../../etc/passwd, %2E%2E.%2E%2E.etc.passwd",
        "/etc, %2Eetc",
        "a/, a%2E",
        "a\\b:c*d?e, a%5Cb%3Ac%2Ad%3Fe",
        "con, %63on",
        "COM1/x, %43OM1.x",
        "'a ', a%20",
        "100%, 100%25",
    })
    void areSafe(String mailbox, String name) {
        assertThat(FileNames.of(mailbox, '/')).isEqualTo(name);
    }

    @Test
    void withoutLevelsASlashIsNoSeparator() {
        assertThat(FileNames.of("a/b.c", null)).isEqualTo("a%2Fb%2Ec");
        assertThat(FileNames.of("a/b.c", '.')).isEqualTo("a%2Fb.c");
    }

    @Test
    void longOnesAreCutAndStayApart() {
        String one = FileNames.of("ü".repeat(300) + "1", '/');
        String two = FileNames.of("ü".repeat(300) + "2", '/');

        assertThat(one).isNotEqualTo(two);
        assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200);
    }
}
