package dev.imapala.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {
    private static final String TEXT = "a\n\nb\r\n\rc\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void becomeCrlfWhereverTheOctetsAreCut(int piece) {
        LineEnds ends = new LineEnds();
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < TEXT.length(); i += piece) {
            String part = TEXT.substring(i, Math.min(TEXT.length(), i + piece));
            ByteBuffer octets = ends.apply(ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII)));
            changed.append(StandardCharsets.US_ASCII.decode(octets));
        }

        assertThat(changed.toString()).isEqualTo("a\r\n\r\nb\r\n\rc\r\n\r\n");
    }
}
