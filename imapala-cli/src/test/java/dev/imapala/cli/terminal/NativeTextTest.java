package dev.imapala.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NativeTextTest {
    @Test
    void argumentsThatWereDecodedStay() {
        String[] arguments = {"check", "Grüße"};

        assertThat(NativeText.arguments(arguments)).containsExactly("check", "Grüße");
    }

    @Test
    void damagedArgumentsAreTakenFromTheEndOfTheCommandLine() {
        List<String> damaged = List.of("check", "Gr\uFFFD\uFFFD\uFFFD\uFFFDe");
        List<String> commandLine = NativeText.split("java\0-cp\0x\0Main\0check\0Grüße\0");

        assertThat(NativeText.restored(damaged, commandLine)).containsExactly("check", "Grüße");
    }

    @Test
    void aCommandLineThatDoesNotFitIsIgnored() {
        List<String> damaged = List.of("check", "Gr\uFFFDe");

        assertThat(NativeText.restored(damaged, List.of("java", "@file"))).isEqualTo(damaged);
        assertThat(NativeText.restored(damaged, List.of("Grüe"))).isEqualTo(damaged);
        assertThat(NativeText.restored(damaged, List.of())).isEqualTo(damaged);
    }

    @Test
    void emptyEntriesCount() {
        assertThat(NativeText.split("a\0\0b\0")).containsExactly("a", "", "b");
    }
}
