package dev.imapala.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "Grüße, 5",
        "e\u0301, 1",
        "東京, 4",
        "안녕, 4",
        "ﾊﾝｶｸ, 4",
        "ＦＵＬＬ, 8",
        "שלום, 4",
        "👍, 2",
        "👍🏽, 2",
        "👩\u200D👩\u200D👧, 2",
        "🏳\uFE0F\u200D🌈, 2",
        "🇩🇪🇫🇷, 4",
        "❤\uFE0F, 2",
        "❤, 1",
        "1\uFE0F⃣, 2",
        "★ ☆, 3",
        "⌚⏰, 4",
        "🚀 go, 5",
        "\u0301, 0",
    })
    void countsColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 5, hello",
        "hello world, 8, hello w…",
        "hello world, 7, hello…",
        "東京都庁, 8, 東京都庁",
        "東京都庁, 7, 東京都…",
        "東京都庁, 6, 東京…",
        "👩\u200D👩\u200D👧 family, 4, 👩\u200D👩\u200D👧…",
        "e\u0301e\u0301e\u0301, 2, e\u0301…",
        "🇩🇪🇫🇷🇮🇹, 5, 🇩🇪🇫🇷…",
        "abc, 1, …",
    })
    void cutsBetweenSigns(String text, int columns, String expected) {
        assertThat(DisplayWidth.cut(text, columns, "…")).isEqualTo(expected);
    }

    @Test
    void cutsWithoutEllipsisWhereThatDoesNotFit() {
        assertThat(DisplayWidth.cut("hello", 2, "...")).isEqualTo("he");
        assertThat(DisplayWidth.cut("hello", 0, "...")).isEmpty();
    }

    @Test
    void neverExceedsTheColumnsItIsGiven() {
        String text = "a東e\u0301👍🏽👩\u200D👧🇩🇪❤\uFE0Fxyz";
        for (int columns = 0; columns < 20; columns++) {
            assertThat(DisplayWidth.of(DisplayWidth.cut(text, columns, "…"))).isLessThanOrEqualTo(columns);
        }
    }
}
