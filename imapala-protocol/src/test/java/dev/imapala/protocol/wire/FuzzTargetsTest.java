package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Seeds;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fuzzer runs for long runs for a moment here: on the vectors, and on vectors with some octets changed. */
class FuzzTargetsTest {
    private static final int ROUNDS = 20;
    private static final String ODD = " ()\"\\{}[]<>\r\n\0*%~+0AZü";

    @ParameterizedTest
    @ValueSource(strings = {"FramerFuzz", "ResponseFuzz", "CommandFuzz"})
    void vectorsAndTheirNeighboursHoldWhatTheTargetAsks(String name) {
        Consumer<byte[]> target = Objects.requireNonNull(FuzzSeeds.TARGETS.get(name), name);
        List<byte[]> seeds = FuzzSeeds.of(name);
        assertThat(seeds).hasSizeGreaterThan(100);
        Random random = Seeds.random("inputs of " + name);
        for (byte[] seed : seeds) {
            target.accept(seed);
            for (int round = 0; round < ROUNDS; round++) {
                target.accept(changed(seed, seeds.get(random.nextInt(seeds.size())), random));
            }
        }
    }

    /** Returns a seed with some octets changed, or with a piece of another one in it. */
    private static byte[] changed(byte[] seed, byte[] other, Random random) {
        byte[] changed = seed.clone();
        if (random.nextBoolean()) {
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) ODD.charAt(random.nextInt(ODD.length()));
            }
        } else {
            int length = random.nextInt(Math.min(changed.length, other.length) + 1);
            int from = random.nextInt(other.length - length + 1);
            System.arraycopy(other, from, changed, random.nextInt(changed.length - length + 1), length);
        }
        return changed;
    }
}
