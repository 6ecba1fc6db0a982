package dev.imapala.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static Json json() {
        return Json.object(encoder("UTF-8"));
    }

    private static CharsetEncoder encoder(String charset) {
        return Charset.forName(charset).newEncoder();
    }

    @Test
    void writesFieldsInOrder() {
        Json json = json().put("text", "a")
                .put("number", 5)
                .put("truth", true)
                .put("nothing", (String) null)
                .putNumber("none", null)
                .putStrings("list", List.of("x", "y"))
                .putObjects("objects", List.of(json().put("a", 1), json()));

        assertThat(json)
                .hasToString("{\"text\":\"a\",\"number\":5,\"truth\":true,\"nothing\":null,\"none\":null,"
                        + "\"list\":[\"x\",\"y\"],\"objects\":[{\"a\":1},{}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "a\"b a\\\"b",
                "a\\b a\\\\b",
                "a\u001Bb a\\u001bb",
                "a\u007Fb a\\u007fb",
                "a\u009Bb a\\u009bb",
                "a\u202Eb a\\u202eb",
                "\uD83D \\ud83d",
                "\uDB40\uDC41 \\udb40\\udc41",
                "Grüße Grüße",
                "🎉 🎉",
                "/ /",
            })
    void escapesWhatMustNotBeShown(String text, String written) {
        assertThat(json().put("t", text)).hasToString("{\"t\":\"" + written + "\"}");
    }

    @Test
    void escapesLineEndsAndTabs() {
        assertThat(json().put("t", "a\r\nb\tc")).hasToString("{\"t\":\"a\\r\\nb\\tc\"}");
    }

    @Test
    void escapesWhatTheCharsetLacks() {
        Json latin = Json.object(encoder("ISO-8859-1")).put("t", "ü€🎉");

        assertThat(latin).hasToString("{\"t\":\"ü\\u20ac\\ud83c\\udf89\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "US-ASCII", "ISO-8859-1"})
    void everyCharacterComesBack(String charset) {
        CharsetEncoder encoder = encoder(charset);
        for (int block = 0; block <= Character.MAX_VALUE; block += 256) {
            StringBuilder text = new StringBuilder();
            for (int c = block; c < block + 256; c++) {
                text.append((char) c).append('-');
            }
            String line = Json.object(encoder).put("t", text.toString()).toString();

            assertThat(JsonReader.read(line)).isEqualTo(Map.of("t", text.toString()));
            assertThat(line.chars().noneMatch(c -> c < ' ' || c >= 0x7F && c < 0xA0))
                    .isTrue();
            assertThat(new String(line.getBytes(Charset.forName(charset)), Charset.forName(charset)))
                    .isEqualTo(line);
        }
    }

    @Test
    void charactersOfTwoUnitsComeBack() {
        String text = "😀\uDBFF\uDFFF𝒳";

        assertThat(JsonReader.read(json().put("t", text).toString())).isEqualTo(Map.of("t", text));
        assertThat(json().put("t", "😀").toString().getBytes(StandardCharsets.UTF_8))
                .hasSize(12);
    }
}
