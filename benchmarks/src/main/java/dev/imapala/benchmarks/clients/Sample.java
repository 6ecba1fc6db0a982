package dev.imapala.benchmarks.clients;

import java.util.List;

/**
 * One process of a peer.
 *
 * @param runs the first one, which is cold, and those after it
 * @param peakKib the peak of its resident memory
 */
record Sample(List<Run> runs, long peakKib) {
    Sample {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a peer that did nothing");
        }
    }

    /** Reads what a peer has printed. */
    static Sample parse(List<String> lines) {
        return new Sample(
                lines.stream()
                        .filter(line -> line.startsWith("run "))
                        .map(Run::parse)
                        .toList(),
                lines.stream()
                        .filter(line -> line.startsWith("peak "))
                        .mapToLong(line -> Long.parseLong(line.substring(5)))
                        .findFirst()
                        .orElse(0));
    }

    Run cold() {
        return runs.get(0);
    }

    /** Returns the runs after the first; that one where there are no others. */
    List<Run> warm() {
        return runs.size() == 1 ? runs : runs.subList(1, runs.size());
    }
}
