package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Measures connections that wait for news: their memory, and how fast the news gets to whoever waits. */
final class Idling {
    private static final int PUSHES = 2_000;
    private static final int MICROS = 2_000;
    private static final int SERVER_HEAP_MIB = 1024;
    /** After a collection, what is free goes back to the system, so that resident memory shows what is needed. */
    private static final List<String> SMALL = List.of(
            "-Xms16m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10", "-XX:NewSize=4m", "-XX:MaxNewSize=4m");
    /** Without these, Angus finds no channel below its TLS socket. */
    private static final List<String> OPENS = List.of("--add-opens", "java.base/sun.security.ssl=ALL-UNNAMED");

    /**
     * What one process took.
     *
     * @param resident octets a connection
     * @param heap octets a connection that are in use
     * @param pushes how many came
     * @param median nanoseconds until they came
     * @param p99 of 100 of them, 99 came sooner
     */
    record Sample(long resident, long heap, long pushes, long median, long p99) {
        /** Reads what the process has printed. */
        static Sample parse(String memory, String latencies) {
            String[] octets = memory.split(" ", -1);
            String[] nanos = latencies.split(" ", -1);
            return new Sample(
                    Long.parseLong(octets[1]),
                    Long.parseLong(octets[2]),
                    Long.parseLong(nanos[1]),
                    Long.parseLong(nanos[2]),
                    Long.parseLong(nanos[3]));
        }
    }

    private final Workload workload;
    private final int count;
    private final Map<Peer, List<Sample>> samples = new EnumMap<>(Peer.class);

    private Idling(Workload workload, int count) {
        this.workload = workload;
        this.count = count;
    }

    /** Measures {@code count} connections. */
    static Result measure(Workload workload, int count, int rounds, Consumer<String> progress)
            throws IOException, InterruptedException {
        Idling idling = new Idling(workload, count);
        List<Object> arguments = new ArrayList<>(List.of(workload, 1));
        List<Object> keys = workload == Workload.IDLE_TLS ? List.of(Keys.make()) : List.of();
        arguments.addAll(keys);
        for (int round = 1; round <= rounds; round++) {
            for (Peer peer : workload.peers()) {
                progress.accept("round " + round + " of " + rounds + ": " + peer.title());
                try (Child server =
                        new Child(Child.java(CannedServer.class, SERVER_HEAP_MIB, List.of(), arguments.toArray()))) {
                    idling.sample(peer, Integer.parseInt(server.line()), keys);
                }
            }
        }
        return result(workload, idling.samples);
    }

    private void sample(Peer peer, int port, List<Object> keys) throws IOException, InterruptedException {
        List<Object> arguments = new ArrayList<>(List.of(peer, port, count));
        arguments.addAll(keys);
        List<String> options = new ArrayList<>(SMALL);
        options.addAll(peer == Peer.ANGUS ? OPENS : List.of());
        try (Child child = new Child(Child.java(IdleProcess.class, workload.heap(), options, arguments.toArray()));
                Control control = Control.connect(port, keys.isEmpty() ? null : (Path) keys.get(0))) {
            for (int i = 0; i < 2; i++) {
                control.say("XIDLE " + child.line().split(" ", -1)[1]);
                child.goOn();
            }
            String memory = child.line();
            if (pushes()) {
                control.say("XPUSH " + PUSHES + " " + MICROS);
            }
            child.goOn();
            Sample sample = Sample.parse(memory, child.line());
            child.goOn();
            child.rest();
            check(peer, sample);
            samples.computeIfAbsent(peer, key -> new ArrayList<>()).add(sample);
        }
    }

    /** Angus makes an object for each message that the server speaks of, and the server speaks of very many. */
    private boolean pushes() {
        return !workload.peers().contains(Peer.ANGUS);
    }

    /** News that comes twice to the same connection at a time is news once. */
    private void check(Peer peer, Sample sample) {
        if (pushes() && (sample.pushes < PUSHES * 9 / 10 || sample.pushes > PUSHES)) {
            throw new IllegalStateException(peer + " got " + sample.pushes + " of " + PUSHES + " pushes");
        }
    }

    /** Makes a table of what the peers took. */
    static Result result(Workload workload, Map<Peer, List<Sample>> samples) {
        boolean withLatency = !workload.peers().contains(Peer.ANGUS);
        double own = median(samples, Peer.IMAPALA, Sample::resident);
        List<List<String>> rows = new ArrayList<>();
        Map<Peer, Double> ratios = new LinkedHashMap<>();
        for (Peer peer : workload.peers()) {
            List<String> row = new ArrayList<>(List.of(
                    peer.title(),
                    octets(median(samples, peer, Sample::resident)),
                    octets(median(samples, peer, Sample::heap))));
            if (withLatency) {
                row.add(micros(median(samples, peer, Sample::median)));
                row.add(micros(median(samples, peer, Sample::p99)));
            }
            rows.add(row);
            ratios.put(peer, Math.max(1, median(samples, peer, Sample::resident)) / own);
        }
        List<String> header = new ArrayList<>(List.of("", "resident, each", "live heap, each"));
        if (withLatency) {
            header.addAll(List.of("news, median", "news, 99 of 100"));
        }
        return new Result(
                new Table(workload.title(), header, rows).markdown(),
                new Bars(workload.title() + ": resident memory", ratios));
    }

    private static double median(Map<Peer, List<Sample>> samples, Peer peer, ToLongFunction<Sample> what) {
        return Medians.of(samples.getOrDefault(peer, List.of()).stream().mapToLong(what));
    }

    private static String octets(double octets) {
        return String.format(Locale.ROOT, "%,.1f kB", octets / 1000);
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, "%,.0f µs", nanos / 1000);
    }
}
