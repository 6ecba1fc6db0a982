package dev.imapala.testserver.mail;

import java.util.List;

/** A small random number generator that is the same on every Java release, unlike those of {@code java.util}. */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Returns the dice for one purpose of one message. */
    static Dice of(long seed, long index, long purpose) {
        return new Dice(mix(mix(seed * GOLDEN_GAMMA + index) + purpose));
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Returns a number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next() >>> 16, bound);
    }

    /** Returns a number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
