package dev.imapala.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaslPrepTest {
    /** RFC 4013 section 3, and what its tables say besides. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "I\u00ADX; IX",
                "user; user",
                "USER; USER",
                "\u00AA; a",
                "\u2168; IX",
                "a\u00A0b\u3000c; a b c",
                "a\u200Bb\uFEFFc; abc",
                "e\u0301; \u00E9",
                "\u0627\u0628; \u0627\u0628",
                "\u0627 1 \u0628; \u0627 1 \u0628",
                "😀; 😀"
            },
            delimiter = ';')
    void textIsPrepared(String text, String prepared) {
        assertThat(SaslPrep.prepare(text)).isEqualTo(prepared);
    }

    /** RFC 4013 section 3, and one of each table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0007",
                "\u06271",
                "a\u0627",
                "\u0627a\u0628",
                "a\u0085",
                "a\u06DD",
                "a\uE000",
                "a\uFDD0",
                "a\uFFFE",
                "a\uFFFD",
                "a\u2FF0",
                "a\u202E",
                "a\uD834\uDD73",
                "a\uDB40\uDC01"
            })
    void textIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SaslPrep.prepare(text));
    }
}
