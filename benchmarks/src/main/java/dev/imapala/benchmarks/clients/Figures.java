package dev.imapala.benchmarks.clients;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Medians of what one peer took.
 *
 * @param coldCpu of the first time in each process, in nanoseconds
 * @param cpu of all other times
 * @param wall of all other times
 * @param peakKib of each process
 */
record Figures(double coldCpu, double cpu, double wall, double peakKib) {
    static Figures of(List<Sample> samples) {
        return new Figures(
                Medians.of(samples.stream().mapToLong(sample -> sample.cold().cpuNanos())),
                warm(samples, Run::cpuNanos),
                warm(samples, Run::wallNanos),
                Medians.of(samples.stream().mapToLong(Sample::peakKib)));
    }

    private static double warm(List<Sample> samples, ToLongFunction<Run> what) {
        return Medians.of(
                samples.stream().flatMap(sample -> sample.warm().stream()).mapToLong(what));
    }
}
