package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedUtf7Test {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "☺! | &Jjo-!",
                "台北日本語 | &U,BTF2XlZyyKng-",
                "& | &-",
                "&& | &-&-",
                "~/- | ~/-",
                "ä | &AOQ-",
                "ä- | &AOQ--",
                "ä&ö | &AOQ-&-&APY-",
                "äö | &AOQA9g-",
                "äöü | &AOQA9gD8-",
                "𝒳 | &2DXcsw-",
                "﾿ | &,78-"
            })
    void textIsEncodedAndDecoded(String text, String encoded) {
        assertThat(ModifiedUtf7.encode(text)).isEqualTo(encoded);
        assertThat(ModifiedUtf7.decode(encoded)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&Jjo!", // no end
                "&U,BTFw-&ZeVnLIqe-", // needless shift back and forth
                "&AGE-", // what stands for itself
                "&AOQ", // no end
                "&AO-", // half a character
                "&A-",
                "&AOR-", // bits left over
                "&AOQ=-", // padding
                "&U/BTFw-", // a slash for the comma
                "&2DU-", // half of a pair
                "&3LM-",
                "&3LPYNQ-", // a pair the wrong way round
                "&AAAA-",
                "a\u0007b",
                "ä"
            })
    void whatIsNotCanonicalIsNotDecoded(String encoded) {
        assertThat(ModifiedUtf7.decode(encoded)).isEmpty();
    }

    @Test
    void everyTextComesBack() {
        Random random = Seeds.random("modified UTF-7");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.appendCodePoint(character(random));
            }
            String encoded = ModifiedUtf7.encode(text.toString());
            assertThat(encoded).matches("[ -~]*");
            assertThat(ModifiedUtf7.decode(encoded)).contains(text.toString());
        }
    }

    private static int character(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> '&';
            case 1 -> 0x10000 + random.nextInt(0x100000);
            case 2 -> 0x80 + random.nextInt(0xD800 - 0x80);
            case 3 -> 0xE000 + random.nextInt(0x2000);
            default -> ' ' + random.nextInt(0x5F);
        };
    }

    @Test
    void noOctetsMakeItFailOtherwise() {
        Random random = Seeds.random("broken modified UTF-7");
        String alphabet = "&&&--,/+=AZaz09 \u00e4\u0000~";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder encoded = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                encoded.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = encoded.toString();
            ModifiedUtf7.decode(text).ifPresent(decoded -> {
                if (!ModifiedUtf7.encode(decoded).equals(text)) {
                    throw new AssertionError(text);
                }
            });
        }
    }
}
