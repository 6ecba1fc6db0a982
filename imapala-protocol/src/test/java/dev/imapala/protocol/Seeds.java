package dev.imapala.protocol;

import java.util.Random;

/**
 * Random numbers for tests that try many values. A test prints its seed; {@code -Dimapala.seed=...} runs it again with
 * the same one.
 */
public final class Seeds {
    private Seeds() {}

    /** Returns random numbers from a seed that is printed beside {@code what}. */
    public static Random random(String what) {
        long seed = Long.getLong("imapala.seed", System.nanoTime());
        System.out.println("seed of " + what + ": -Dimapala.seed=" + seed);
        return new Random(seed);
    }
}
