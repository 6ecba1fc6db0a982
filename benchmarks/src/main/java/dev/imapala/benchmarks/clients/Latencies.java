package dev.imapala.benchmarks.clients;

import java.util.ArrayList;
import java.util.List;

/** How long it took news to come from the server's socket to whoever calls {@link #exists}. */
final class Latencies {
    private final List<Long> nanos = new ArrayList<>();

    /** Notes that a server has said that there are {@code count} messages: see {@link Pusher}. */
    synchronized void exists(long count) {
        nanos.add(Pusher.nanosSince(count));
    }

    /** Returns how many have come, and in nanoseconds the median and what 99 of 100 are below. */
    @Override
    public synchronized String toString() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? "0 0 0"
                : sorted.length + " " + (long) Medians.quantile(sorted, 0.5) + " "
                        + (long) Medians.quantile(sorted, 0.99);
    }
}
