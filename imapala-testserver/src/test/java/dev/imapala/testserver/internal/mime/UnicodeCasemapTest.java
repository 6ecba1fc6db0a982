package dev.imapala.testserver.internal.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnicodeCasemapTest {
    private static int compare(String one, String other) {
        return UnicodeCasemap.compare(UnicodeCasemap.key(one), UnicodeCasemap.key(other));
    }

    @Test
    void caseDoesNotMatter() {
        for (List<String> same :
                List.of(List.of("hello", "HELLO"), List.of("Äpfel", "äPFEL"), List.of("é", "E\u0301"))) {
            assertThat(compare(same.get(0), same.get(1))).as(same.toString()).isZero();
        }
    }

    @Test
    void nothingComesFirst() {
        assertThat(compare("", "a")).isNegative();
        assertThat(compare("a", "ab")).isNegative();
        assertThat(compare("b", "ab")).isPositive();
    }

    @Test
    void charactersBeyondTheFirstPlaneComeLast() {
        assertThat(compare("\ud83d\ude00", "\ufffd")).isPositive();
        assertThat(compare("\ufffd", "\ud83d\ude00")).isNegative();
        assertThat(compare("\ud83d\ude00", "\ud83d\ude01")).isNegative();
    }
}
