package dev.imapala.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {
    /** Controls, lone surrogates, line separators and format characters, but the signs that are drawn. */
    private static final Pattern DANGEROUS = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]"
            + "|[\\p{Cf}&&[^\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\x{110BD}\\x{110CD}\\u200C\\u200D]]");

    private static final int[] JOINERS = {0x200C, 0x200D};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Lunch on Friday?",
                "Grüße aus Köln, 20 € – „schön“",
                "e\u0301te\u0301 (combining)",
                "Привет, мир",
                "東京 大阪",
                "안녕하세요",
                "שלום",
                "مرحبا",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "🎉 party 👍🏽 👩\u200D👩\u200D👧 🏳\uFE0F\u200D🌈 🇩🇪 ❤\uFE0F 1\uFE0F⃣",
                "back\\slash and \"quotes\"",
                "no\u00A0break, thin\u2009space",
            })
    void harmlessTextStaysAsItIs(String text) {
        assertThat(TerminalText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource
    void dangerousCharactersBecomeVisible(String text, String shown) {
        assertThat(TerminalText.of(text)).isEqualTo(shown);
    }

    static Stream<Arguments> dangerousCharactersBecomeVisible() {
        return Stream.of(
                arguments("a\u001B[31mb", "a\\x1B[31mb"),
                arguments("\u001B]0;title\u0007", "\\x1B]0;title\\x07"),
                arguments("bell\u0007", "bell\\x07"),
                arguments("del\u007F", "del\\x7F"),
                arguments("csi\u009B2J", "csi\\x9B2J"),
                arguments("nul\u0000", "nul\\x00"),
                arguments("cr\rlf\n", "cr\\x0Dlf\\x0A"),
                arguments("tab\there", "tab\\x09here"),
                arguments("evil\u202Egnp.exe", "evil\\u202Egnp.exe"),
                arguments("iso\u2066late\u2069", "iso\\u2066late\\u2069"),
                arguments("mark\u200F", "mark\\u200F"),
                arguments("pass\u200Bword", "pass\\u200Bword"),
                arguments("soft\u00ADhyphen", "soft\\xADhyphen"),
                arguments("bom\uFEFF", "bom\\uFEFF"),
                arguments("line\u2028sep\u2029", "line\\u2028sep\\u2029"),
                arguments("lone\uD83D!", "lone\\uD83D!"),
                arguments("\uDC00lone", "\\uDC00lone"),
                arguments("tag\uDB40\uDC41", "tag\\u{E0041}"),
                arguments("filler\u3164", "filler\\u3164"),
                arguments("selector\uFE00", "selector\\uFE00"),
                arguments("non\uFFFEchar", "non\\uFFFEchar"));
    }

    @ParameterizedTest
    @MethodSource
    void joinersAndSelectorsStayOnlyWhereWritingNeedsThem(String text, String shown) {
        assertThat(TerminalText.of(text)).isEqualTo(shown);
    }

    static Stream<Arguments> joinersAndSelectorsStayOnlyWhereWritingNeedsThem() {
        return Stream.of(
                arguments("क\u200C\u17B4", "क\\u200C\\u17B4"),
                arguments("pay\u200Dpal", "pay\\u200Dpal"),
                arguments("pay\u200Cpal", "pay\\u200Cpal"),
                arguments("а\u200Cб", "а\\u200Cб"),
                arguments("👩\u200Dx", "👩\\u200Dx"),
                arguments("x\u200D👩", "x\\u200D👩"),
                arguments("👩\u200D", "👩\\u200D"),
                arguments("👩\u200D\u200D👧", "👩\\u200D\\u200D👧"),
                arguments("می\u200C\u200Cخ", "می\\u200C\\u200Cخ"),
                arguments("a\uFE0Fb", "a\\uFE0Fb"),
                arguments("\uFE0F", "\\uFE0F"),
                arguments("❤\uFE0F\uFE0F", "❤\uFE0F\\uFE0F"));
    }

    @Test
    void pilesOfCombiningMarksAreCutOff() {
        String shown = TerminalText.of("z" + "\u0301".repeat(12) + "a\u0301");

        assertThat(shown).isEqualTo("z" + "\u0301".repeat(8) + "\\u0301".repeat(4) + "a\u0301");
    }

    @Test
    void noCodePointAloneIsDangerousAfterwards() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String shown = TerminalText.of("a" + Character.toString(c) + "b");
            assertThat(DANGEROUS.matcher(shown).find()).as("U+%04X", c).isFalse();
            assertThat(shown.indexOf(JOINERS[0]) + shown.indexOf(JOINERS[1]))
                    .as("joiners after U+%04X", c)
                    .isEqualTo(-2);
        }
    }

    @Test
    void noMixtureIsDangerousAfterwardsAndDoingItTwiceChangesNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String text = mixture(random);
            String shown = TerminalText.of(text);
            assertThat(DANGEROUS.matcher(shown).find())
                    .as("seed %d round %d", seed, round)
                    .isFalse();
            assertThat(TerminalText.of(shown))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(shown);
        }
    }

    private static String mixture(Random random) {
        String pool = "ab01 \\[;m\u001B\u009B\u0007\n\r\u200B\u200C\u200D\u200E\u202E\u2066\uFE0F\uFE00\u0301\u0489"
                + "👩👧🏽🇩❤می\u093Fक\uD83D\uDC00\uFEFF\u061C\u2028東\u115F\u034F";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(24); i > 0; i--) {
            boolean any = random.nextInt(8) == 0;
            text.append(any ? (char) random.nextInt(0x10000) : pool.charAt(random.nextInt(pool.length())));
        }
        return text.toString();
    }
}
