package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineEndTest {
    @Test
    void findsTheFirstEndOfALineWhereverItIs() {
        Random random = Seeds.random("line ends");
        for (int round = 0; round < 20_000; round++) {
            byte[] array = new byte[random.nextInt(40)];
            for (int i = 0; i < array.length; i++) {
                array[i] = random.nextInt(8) == 0 ? (byte) (8 + random.nextInt(7)) : (byte) random.nextInt(256);
            }
            int from = random.nextInt(array.length + 1);
            int to = from + random.nextInt(array.length - from + 1);
            assertThat(LineEnd.find(array, from, to)).isEqualTo(slowly(array, from, to));
        }
    }

    private static int slowly(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] == 10) {
                return i;
            } else if (array[i] == 13 && i + 1 < to) {
                return array[i + 1] == 10 ? i + 1 : i;
            }
        }
        return -1;
    }
}
