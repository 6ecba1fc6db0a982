package dev.imapala.cli.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"photo.jpg", "Rechnung für März.pdf", "会議 (1).txt", "a.tar.gz", "no extension", "COMMON.txt"})
    void goodNamesStay(String name) {
        assertThat(FileName.of(name, "x")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, _.._etc_passwd",
        "/etc/passwd, _etc_passwd",
        "C:\\Windows\\a.exe, C__Windows_a.exe",
        ".bashrc, bashrc",
        "...hidden..., hidden",
        "-rf, _rf",
        "~root, _root",
        "$HOME, _HOME",
        "con, _con",
        "NUL.txt, _NUL.txt",
        "com1.tar.gz, _com1.tar.gz",
        "LPT².x, _LPT².x",
        "'aux .txt', _aux.txt",
        "a:stream, a_stream",
        "a?b*c|d, a_b_c_d",
    })
    void dangerousNamesAreMadeSafe(String name, String safe) {
        assertThat(FileName.of(name, "x")).isEqualTo(safe);
    }

    @Test
    void whatSteersATerminalOrReordersTextIsReplaced() {
        assertThat(FileName.of("a\u001B[2J\nb\u202Egnp.exe\uD800\u2028\u0000", "x"))
                .isEqualTo("a_[2J_b_gnp.exe___");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "/", "../..", "\u0000", "\u202E\u202E"})
    void whatIsNoNameIsReplaced(String name) {
        assertThat(FileName.of(name, "part-2.bin")).isIn("part-2.bin", "_..");
        assertThat(FileName.of("/", "part-2.bin")).isEqualTo("part-2.bin");
    }

    @Test
    void longNamesKeepTheirExtension() {
        assertThat(FileName.of("会".repeat(500) + ".pdf", "x"))
                .endsWith("会.pdf")
                .satisfies(name ->
                        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(195, 200));
        assertThat(FileName.of("a".repeat(10) + "." + "b".repeat(500), "x")).hasSize(200);
    }

    @Test
    void numbersStandBeforeTheExtension() {
        assertThat(FileName.numbered("a.b.txt", 2)).isEqualTo("a.b (2).txt");
        assertThat(FileName.numbered("a", 1)).isEqualTo("a (1)");
    }

    @Test
    void noMixtureLeadsOutOfAFolder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "./\\:~-$ \u0000\n\u202Eacon1\uD83D\uDE00é";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(at -> name.append(alphabet.charAt(at)));
            assertThat(FileName.of(name.toString(), "x"))
                    .as("seed %s, name %s", seed, name)
                    .isNotEmpty()
                    .doesNotContain("/", "\\", "\u0000", "\n", "\u202E", ":")
                    .doesNotStartWith(".")
                    .doesNotStartWith("-")
                    .doesNotEndWith(".")
                    .doesNotMatch("(?i)(con|com1|nul)(\\..*)?");
        }
    }
}
