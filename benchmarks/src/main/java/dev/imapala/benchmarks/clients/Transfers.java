package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Measures work that is done again and again: the peers in turn, each in a process of its own, several rounds. */
final class Transfers {
    private static final double MILLI = 1e6;
    private static final int SERVER_HEAP_MIB = 1024;

    private final Workload workload;
    private final int count;
    private final Map<Peer, List<Sample>> samples = new EnumMap<>(Peer.class);

    private Transfers(Workload workload, int count) {
        this.workload = workload;
        this.count = count;
    }

    /** Measures {@code workload} with {@code count} elements, and tells {@code progress} how it goes. */
    static Result measure(Workload workload, int count, int rounds, Consumer<String> progress)
            throws IOException, InterruptedException {
        Transfers transfers = new Transfers(workload, count);
        try (Child server =
                new Child(Child.java(CannedServer.class, SERVER_HEAP_MIB, List.of(), workload.name(), count))) {
            transfers.measure(Integer.parseInt(server.line()), rounds, progress);
        }
        transfers.checkSums();
        return result(workload, transfers.samples);
    }

    private void measure(int port, int rounds, Consumer<String> progress) throws IOException, InterruptedException {
        boolean python = Child.hasPython();
        for (int round = 1; round <= rounds; round++) {
            for (Peer peer : workload.peers()) {
                if (peer != Peer.IMAPLIB || python) {
                    progress.accept("round " + round + " of " + rounds + ": " + peer.title());
                    samples.computeIfAbsent(peer, key -> new ArrayList<>()).add(sample(peer, port));
                }
            }
        }
    }

    private Sample sample(Peer peer, int port) throws IOException, InterruptedException {
        List<String> command = peer == Peer.IMAPLIB
                ? Child.python(workload, port, count, workload.repeats())
                : Child.java(
                        PeerProcess.class, workload.heap(), List.of(), peer, workload, port, count, workload.repeats());
        try (Child child = new Child(command)) {
            return Sample.parse(child.rest());
        }
    }

    private void checkSums() {
        Set<Long> sums = sums(samples);
        if (sums.size() > 1) {
            throw new IllegalStateException(workload + ": the peers have found different values: "
                    + samples.entrySet().stream()
                            .map(entry -> entry.getKey() + " "
                                    + entry.getValue().get(0).cold().sum())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Returns the sums that were found, one if all have seen the same values. */
    static Set<Long> sums(Map<Peer, List<Sample>> samples) {
        return samples.values().stream()
                .flatMap(List::stream)
                .flatMap(sample -> sample.runs().stream())
                .map(Run::sum)
                .filter(sum -> sum != Work.NO_SUM)
                .collect(Collectors.toSet());
    }

    /** Makes a table of what the peers took. */
    static Result result(Workload workload, Map<Peer, List<Sample>> samples) {
        Map<Peer, Figures> figures = new LinkedHashMap<>();
        workload.peers().stream()
                .filter(samples::containsKey)
                .forEach(peer -> figures.put(peer, Figures.of(samples.getOrDefault(peer, List.of()))));
        Figures own = figures.entrySet().stream()
                .filter(entry -> entry.getKey() == Peer.IMAPALA || entry.getKey() == Peer.IMAPALA_BLOCKING)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        Map<Peer, Double> ratios = new LinkedHashMap<>();
        figures.forEach((peer, figure) -> {
            rows.add(row(peer, figure, own));
            ratios.put(peer, workload.byWall() ? figure.wall() / own.wall() : figure.cpu() / own.cpu());
        });
        List<String> header =
                List.of("", "CPU, first", "CPU, then", "of Imapala's", "time, then", "of Imapala's", "peak");
        String measured = workload.byWall() ? ": time" : ": CPU";
        return new Result(
                new Table(workload.title(), header, rows).markdown(), new Bars(workload.title() + measured, ratios));
    }

    private static List<String> row(Peer peer, Figures figures, Figures own) {
        return List.of(
                peer.title(),
                millis(figures.coldCpu()),
                millis(figures.cpu()),
                ratio(figures.cpu() / own.cpu()),
                millis(figures.wall()),
                ratio(figures.wall() / own.wall()),
                String.format(Locale.ROOT, "%,.0f MiB", figures.peakKib() / 1024));
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, nanos < 10 * MILLI ? "%,.1f ms" : "%,.0f ms", nanos / MILLI);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.2f" : "%.1f", ratio);
    }
}
