package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The process of a peer that has many idle connections. Arguments: peer, port, connections, key store if TLS. Each step
 * waits for a line, as somebody has to see that all of them are idle, and to make the server push:
 *
 * <pre>
 * opened 200
 * opened 10000
 * memory RESIDENT HEAP
 * latencies COUNT MEDIAN P99
 * </pre>
 *
 * <p>Memory is in octets for each connection beyond the first few, which had classes to load.
 */
final class IdleProcess {
    private static final int FEW = 200;

    private IdleProcess() {}

    /** Who opens connections that become idle. */
    interface Opener extends AutoCloseable {
        /** Opens {@code howMany} more, and returns when they are there. */
        void open(int howMany) throws Exception;

        @Override
        void close() throws IOException;
    }

    public static void main(String[] arguments) throws Exception {
        Peer peer = Peer.valueOf(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        Path keys = arguments.length > 3 ? Path.of(arguments[3]) : null;
        Latencies latencies = new Latencies();
        int few = Math.min(FEW, count / 2);
        try (Opener opener = opener(peer, port, keys, latencies)) {
            opener.open(few);
            say("opened " + few);
            long resident = resident();
            long heap = heap();
            opener.open(count - few);
            say("opened " + count);
            long moreHeap = heap() - heap;
            long moreResident = resident() - resident;
            say("memory " + moreResident / (count - few) + " " + moreHeap / (count - few));
            say("latencies " + latencies);
        }
        System.exit(0);
    }

    private static Opener opener(Peer peer, int port, @Nullable Path keys, Latencies latencies) throws Exception {
        return switch (peer) {
            case DRAIN -> new DrainIdle(port, latencies);
            case IMAPALA -> new ImapalaIdle(port, keys, latencies);
            case ANGUS -> new AngusIdle(port, keys);
            default -> throw new IllegalArgumentException(peer + " is not for idle connections");
        };
    }

    private static void say(String line) throws IOException {
        System.out.println(line);
        int octet = System.in.read();
        while (octet >= 0 && octet != '\n') {
            octet = System.in.read();
        }
        if (octet < 0) {
            System.exit(1); // whoever started this has gone
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws IOException {
        heap();
        return PeerProcess.memoryKib("VmRSS") * 1024;
    }
}
