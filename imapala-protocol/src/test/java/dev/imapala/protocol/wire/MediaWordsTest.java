package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaWordsTest {
    private static String read(String octets) {
        return MediaWords.word(Cursor.ofResponses().reset(Frame.of(Bytes.of(octets)), 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "7bit", "quoted-printable", "pkcs7-signature", "x", "x-unknown-word-of-any-length"})
    void wordsAreTheSameInAnyCaseAndPlace(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        assertThat(read("\"" + word + "\" behind it")).isEqualTo(word);
        assertThat(read("\"" + upper + "\"")).isEqualTo(word);
        assertThat(read("{" + word.length() + "}\r\n" + upper)).isEqualTo(word);
        assertThat(MediaWords.word(Bytes.of(upper))).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"texts", "tex", "quoted-printable2", "quoted-printablf", "text\u0000", "TE\rT", "7BI\u0014"})
    void whatOnlyLooksLikeAKnownWordIsAnother(String word) {
        assertThat(read("\"" + word + "\" x")).isEqualTo(word.trim().toLowerCase(Locale.ROOT));
    }
}
