package dev.imapala.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineWordsTest {
    @Test
    void quotesAndBackslashesHoldWordsTogether() {
        assertThat(LineWords.of(" select  \"Sent Items\"\t'a\\b' c\\ d x\"y z\" '' "))
                .containsExactly("select", "Sent Items", "a\\b", "c d", "xy z", "");
        assertThat(LineWords.of("")).isEmpty();
    }

    @Test
    void aQuoteMustBeClosed() {
        assertThatIllegalArgumentException().isThrownBy(() -> LineWords.of("select \"Sent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN ann secret", " login ann secret", "a1 LOGIN ann secret", "AUTHENTICATE PLAIN AGFu"})
    void logInsAreSecret(String line) {
        assertThat(LineWords.isSecret(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "select INBOX", "search subject:login", "UID SEARCH SUBJECT LOGIN"})
    void otherLinesAreNot(String line) {
        assertThat(LineWords.isSecret(line)).isFalse();
    }
}
