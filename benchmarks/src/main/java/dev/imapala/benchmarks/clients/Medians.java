package dev.imapala.benchmarks.clients;

import java.util.stream.LongStream;

/** The middle of some numbers. */
final class Medians {
    private Medians() {}

    /** Returns the middle one of {@code values}, or the mean of the two that are. */
    static double of(LongStream values) {
        return quantile(values.sorted().toArray(), 0.5);
    }

    /** Returns what {@code part} of {@code sorted} are below, between neighbours where it is between them. */
    static double quantile(long[] sorted, double part) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing has no middle");
        }
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
