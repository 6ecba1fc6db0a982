package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process of a peer that runs on the JVM. Arguments: peer, workload, port, count, repeats. Prints a line {@code run CPU
 * WALL SUM} for each time, in nanoseconds, and {@code peak KIB}; what imaplib_peer.py prints is the same.
 */
final class PeerProcess {
    private PeerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Peer peer = Peer.valueOf(arguments[0]);
        Workload workload = Workload.valueOf(arguments[1]);
        int repeats = Integer.parseInt(arguments[4]);
        try (Work work = open(peer, workload, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))) {
            for (int i = 0; i < repeats; i++) {
                long cpu = cpuNanos();
                long wall = System.nanoTime();
                long sum = work.run();
                wall = System.nanoTime() - wall;
                System.out.println("run " + (cpuNanos() - cpu) + " " + wall + " " + sum);
            }
            System.out.println("peak " + memoryKib("VmHWM"));
        }
    }

    /** Connects {@code peer} to what listens on {@code port}. */
    static Work open(Peer peer, Workload workload, int port, int count) throws Exception {
        return switch (peer) {
            case DRAIN -> new DrainWork(workload, port, count);
            case IMAPALA -> ImapalaWork.open(workload, port, count);
            case IMAPALA_BLOCKING -> ImapalaBlockingWork.open(workload, port, count);
            case ANGUS -> AngusWork.open(workload, port, count);
            case ANGUS_PROTOCOL -> AngusProtocolWork.open(workload, port, count);
            case IMAPLIB -> throw new IllegalArgumentException("not a peer on the JVM");
        };
    }

    /**
     * Returns the processor time of this process, in user mode and in the kernel, of all its threads: what the JVM says
     * of it comes in steps of 10 ms, on Linux, and the kernel knows it of each thread to the nanosecond.
     */
    static long cpuNanos() throws IOException {
        Path threads = Path.of("/proc/self/task");
        if (!Files.exists(
                threads.resolve(String.valueOf(ProcessHandle.current().pid())).resolve("schedstat"))) {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
        long nanos = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                nanos += threadNanos(thread);
            }
        }
        return nanos;
    }

    private static long threadNanos(Path thread) {
        try {
            String spent = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(spent.substring(0, spent.indexOf(' ')));
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    /** Returns a line of this process's status in KiB, {@code VmHWM} for the peak of resident memory; 0 if not on Linux. */
    static long memoryKib(String line) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(text -> text.startsWith(line + ":"))
                .mapToLong(text -> Long.parseLong(text.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
