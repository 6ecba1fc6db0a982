package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PartialRangeTest {
    @Test
    void positionsCountFromEitherEnd() {
        assertThat(PartialRange.oldest(500)).hasToString("1:500").isEqualTo(new PartialRange(500, 1));
        assertThat(PartialRange.newest(100)).hasToString("-1:-100").isEqualTo(new PartialRange(-100, -1));
        assertThat(PartialRange.newest(100).isFromNewest()).isTrue();
        assertThat(PartialRange.oldest(1).isFromNewest()).isFalse();
    }

    @Test
    void bothPositionsCountFromTheSameEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialRange(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialRange(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialRange(-1, Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> PartialRange.newest(4_294_967_296L));
    }
}
