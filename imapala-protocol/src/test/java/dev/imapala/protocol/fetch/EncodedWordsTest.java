package dev.imapala.protocol.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe_aus_Bern?= | Grüße aus Bern",
                "=?UTF-8?b?R3LDvMOfZQ==?= | Grüße",
                "=?utf-8?B?R3LDvMOfZQ?= | Grüße",
                "=?iso-8859-1?q?caf=e9?= | café",
                "=?US-ASCII*en?Q?Keith_Moore?= | Keith Moore",
                "Re: =?utf-8?Q?caf=C3=A9?= at noon | Re: café at noon",
                "=?utf-8?Q?one?= =?utf-8?Q?_two?= | one two",
                "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?= | Grüße",
                "=?utf-8?Q?caf=C3=A9?= =?iso-8859-1?Q?_cr=E8me?= | café crème"
            })
    void decodesWords(String field, String text) {
        assertThat(EncodedWords.decode(Bytes.of(field))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "=?x-no-such-charset?Q?a?=",
                "=?utf-7?Q?+ADw-script+AD4-?=",
                "=?utf-8?Q?broken=G1?=",
                "=?utf-8?Q?cut=C?=",
                "=?utf-8?B?*?=",
                "=?utf-8?X?a?=",
                "=?utf-8?Q?no end",
                "Grüße, as they stand"
            })
    void whatIsNoWordStaysAsItIs(String field) {
        assertThat(EncodedWords.decode(Bytes.of(field))).isEqualTo(field);
    }

    @Test
    void brokenWordBetweenGoodOnesStays() {
        Bytes field = Bytes.of("=?utf-8?Q?a?= =?utf-8?Q?=G1?= =?utf-8?Q?b?=");
        assertThat(EncodedWords.decode(field)).isEqualTo("a =?utf-8?Q?=G1?= b");
    }

    @Test
    void missingFieldIsEmpty() {
        assertThat(EncodedWords.decode(null)).isEmpty();
    }
}
