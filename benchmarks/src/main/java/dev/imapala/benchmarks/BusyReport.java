package dev.imapala.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The same comparisons for a machine that has other things to do: what counts is the processor time of the thread, in
 * the best quarter of many rounds that take turns.
 */
public final class BusyReport {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RESPONSES = 10_000;
    private static final long SEED = 20261120;

    private final Map<String, Runnable> works = new LinkedHashMap<>();
    private long sink;

    private BusyReport() {}

    /** Measures everything, and prints a table for each kind of work. */
    public static void main(String[] arguments) {
        for (FetchResponses responses : FetchResponses.values()) {
            new BusyReport()
                    .fetches(responses.octets(RESPONSES, SEED))
                    .print(responses + ", a response", 100, RESPONSES);
        }
        for (BulkResponses responses : BulkResponses.values()) {
            int rounds = responses == BulkResponses.LITERALS ? 20 : 60;
            new BusyReport().bulk(responses.octets(SEED)).print(responses + ", an element", rounds, responses.count());
        }
        for (HostileShape shape : HostileShape.values()) {
            new BusyReport().hostile(shape).print(shape + ", all of it", 60, 1);
        }
    }

    private BusyReport fetches(byte[] octets) {
        works.put("imapalaParse", () -> ImapalaReader.read(octets, message -> sink += message.sequenceNumber()));
        works.put("imapalaValues", () -> ImapalaReader.read(octets, message -> sink += ImapalaReader.values(message)));
        works.put("angusParse", () -> AngusReader.read(octets, response -> sink += response.getNumber()));
        works.put("angusValues", () -> AngusReader.read(octets, response -> sink += AngusReader.values(response)));
        return this;
    }

    private BusyReport bulk(byte[] octets) {
        works.put("imapala", () -> ImapalaReader.readAll(octets, read -> sink += ImapalaReader.bulkValues(read)));
        works.put("angus", () -> AngusReader.readAll(octets, read -> sink += AngusReader.bulkValues(read)));
        return this;
    }

    private BusyReport hostile(HostileShape shape) {
        for (int times : new int[] {1, 2, 4}) {
            byte[] octets = shape.octets(times);
            works.put(
                    "x " + times,
                    () -> sink += Linearity.read(octets).getClass().hashCode());
        }
        return this;
    }

    private void print(String title, int rounds, int elements) {
        Map<String, long[]> times = new LinkedHashMap<>();
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Runnable> work : works.entrySet()) {
                long memory = THREADS.getCurrentThreadAllocatedBytes();
                long time = THREADS.getCurrentThreadCpuTime();
                work.getValue().run();
                times.computeIfAbsent(work.getKey(), name -> new long[rounds])[round] =
                        THREADS.getCurrentThreadCpuTime() - time;
                bytes.put(work.getKey(), THREADS.getCurrentThreadAllocatedBytes() - memory);
            }
        }
        System.out.printf("%n| %s | ns | bytes |%n|---|---|---|%n", title);
        times.forEach((name, each) -> {
            Arrays.sort(each);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d |%n",
                    name,
                    each[rounds / 4] / elements,
                    bytes.getOrDefault(name, 0L) / elements);
        });
        System.out.println("<!-- " + sink + " -->");
    }
}
