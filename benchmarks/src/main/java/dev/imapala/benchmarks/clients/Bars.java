package dev.imapala.benchmarks.clients;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A group of bars in the plot.
 *
 * @param title what was measured
 * @param ratios what the peers took, in their order; Imapala took 1
 */
record Bars(String title, Map<Peer, Double> ratios) {
    Bars {
        ratios = new LinkedHashMap<>(ratios);
        ratios.forEach((peer, ratio) -> {
            if (!(ratio > 0)) {
                throw new IllegalArgumentException(peer + " took " + ratio);
            }
        });
    }
}
