package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void eachLimitHasARange() {
        Limits limits = Limits.DEFAULT;
        checkRange("maxLineBytes", 1024, Integer.MAX_VALUE - 64, limits::withMaxLineBytes);
        checkRange("maxLiteralBytes", 0, Integer.MAX_VALUE - 64, limits::withMaxLiteralBytes);
        checkRange("maxResponseBytes", 1024, Integer.MAX_VALUE - 64, limits::withMaxResponseBytes);
        checkRange("maxDepth", 8, 1000, limits::withMaxDepth);
        checkRange("maxItems", 1024, Integer.MAX_VALUE - 64, limits::withMaxItems);
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxGatheredBytes(1023));
    }

    private static void checkRange(String name, int least, int most, IntFunction<Limits> with) {
        assertThat(with.apply(least).toString()).contains(name + "=" + least);
        assertThat(with.apply(most).toString()).contains(name + "=" + most);
        for (int wrong : new int[] {least - 1, most + 1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with.apply(wrong))
                    .withMessage(name + " must be " + least + " to " + most + ", not " + wrong);
        }
    }

    @Test
    void changeLeavesTheOthersAlone() {
        Limits limits = new Limits(2000, 3000, 4000, 50, 6000, 7000);
        assertThat(limits.withMaxLineBytes(5000)).isEqualTo(new Limits(5000, 3000, 4000, 50, 6000, 7000));
        assertThat(limits.withMaxLiteralBytes(5000)).isEqualTo(new Limits(2000, 5000, 4000, 50, 6000, 7000));
        assertThat(limits.withMaxResponseBytes(5000)).isEqualTo(new Limits(2000, 3000, 5000, 50, 6000, 7000));
        assertThat(limits.withMaxDepth(60)).isEqualTo(new Limits(2000, 3000, 4000, 60, 6000, 7000));
        assertThat(limits.withMaxItems(5000)).isEqualTo(new Limits(2000, 3000, 4000, 50, 5000, 7000));
        assertThat(limits.withMaxGatheredBytes(5000)).isEqualTo(new Limits(2000, 3000, 4000, 50, 6000, 5000));
    }

    @Test
    void defaultsLetLargeMailThrough() {
        assertThat(Limits.DEFAULT.maxLiteralBytes()).isGreaterThanOrEqualTo(50 << 20);
        assertThat(Limits.DEFAULT.maxLineBytes()).isGreaterThanOrEqualTo(11 * 500_000);
        assertThat(Limits.DEFAULT.maxResponseBytes()).isGreaterThan(Limits.DEFAULT.maxLiteralBytes());
    }
}
