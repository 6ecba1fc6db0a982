package dev.imapala.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks and prints tables: what a peer takes in times of what Imapala takes, and how sizes matter. */
public final class Report {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** A benchmark's parameter, and what it took. */
    private record Figure(String benchmark, String parameters, double time, double bytes, String unit) {}

    private final boolean quick;

    private Report(boolean quick) {
        this.quick = quick;
    }

    /**
     * Runs everything; with {@code --short}, each for a moment only.
     *
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws RunnerException {
        Report report = new Report(List.of(arguments).contains("--short"));
        report.compare(FetchParsing.class, "imapalaParse", "angusParse", "angusValues");
        report.compare(FetchParsing.class, "imapalaValues", "angusParse", "angusValues");
        report.compare(BulkParsing.class, "imapala", "angus");
        report.list(Serializing.class);
        report.list(Linearity.class);
    }

    private final Map<Class<?>, List<Figure>> known = new LinkedHashMap<>();

    private List<Figure> figures(Class<?> benchmarks) throws RunnerException {
        List<Figure> before = known.get(benchmarks);
        if (before != null) {
            return before;
        }
        List<Figure> figures = new ArrayList<>();
        for (RunResult result : run(benchmarks)) {
            figures.add(figure(result));
        }
        known.put(benchmarks, figures);
        return figures;
    }

    private Collection<RunResult> run(Class<?> benchmarks) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\b" + benchmarks.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        if (quick) {
            options = options.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(700))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(500));
        }
        return new Runner(options.build()).run();
    }

    private static Figure figure(RunResult result) {
        String name = result.getParams().getBenchmark();
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key))
                .collect(Collectors.joining(" "));
        double bytes = 0;
        for (String secondary : result.getSecondaryResults().keySet()) {
            bytes = secondary.endsWith(ALLOCATION)
                    ? result.getSecondaryResults().get(secondary).getScore()
                    : bytes;
        }
        return new Figure(
                name.substring(name.lastIndexOf('.') + 1),
                parameters,
                result.getPrimaryResult().getScore(),
                bytes,
                result.getPrimaryResult().getScoreUnit().replace("/op", ""));
    }

    /** Prints a row for each parameter and peer. */
    private void compare(Class<?> benchmarks, String ours, String... peers) throws RunnerException {
        System.out.printf(
                "%n| %s | time | peer's time | ratio | bytes | peer's bytes | ratio |%n|---|---|---|---|---|---|---|%n",
                benchmarks.getSimpleName());
        List<Figure> figures = figures(benchmarks);
        for (Figure own : figures) {
            if (own.benchmark.equals(ours)) {
                for (String peer : peers) {
                    row(own, find(figures, peer, own.parameters));
                }
            }
        }
    }

    private static Figure find(List<Figure> figures, String benchmark, String parameters) {
        return figures.stream()
                .filter(figure -> figure.benchmark.equals(benchmark) && figure.parameters.equals(parameters))
                .findFirst()
                .orElseThrow();
    }

    private static void row(Figure own, Figure peer) {
        System.out.printf(
                Locale.ROOT,
                "| %s, %s beside %s | %,.0f %s | %,.0f %s | 1/%.1f | %,.0f | %,.0f | 1/%.1f |%n",
                own.parameters,
                own.benchmark,
                peer.benchmark,
                own.time,
                own.unit,
                peer.time,
                peer.unit,
                peer.time / own.time,
                own.bytes,
                peer.bytes,
                peer.bytes / own.bytes);
    }

    private void list(Class<?> benchmarks) throws RunnerException {
        System.out.printf("%n| %s | time | bytes |%n|---|---|---|%n", benchmarks.getSimpleName());
        for (Figure figure : figures(benchmarks)) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s, %s | %,.0f %s | %,.0f |%n",
                    figure.benchmark,
                    figure.parameters,
                    figure.time,
                    figure.unit,
                    figure.bytes);
        }
    }
}
