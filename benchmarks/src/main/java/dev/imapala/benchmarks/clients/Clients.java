package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures whole clients beside their peers, and writes tables and a plot; {@code benchmarks/clients} runs it. */
final class Clients {
    private static final int ROUNDS = 5;

    private final Set<Workload> workloads = EnumSet.noneOf(Workload.class);
    private Path folder = Path.of("benchmarks", "target", "clients");
    private int rounds = ROUNDS;
    private boolean shorter;

    private Clients(String[] arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        while (!words.isEmpty()) {
            String word = words.remove(0);
            switch (word) {
                case "--short" -> {
                    shorter = true;
                    rounds = Math.min(rounds, 3);
                }
                case "--rounds" -> rounds = Integer.parseInt(words.remove(0));
                case "--output" -> folder = Path.of(words.remove(0));
                default -> workloads.add(workload(word));
            }
        }
        if (workloads.isEmpty()) {
            workloads.addAll(EnumSet.allOf(Workload.class));
        }
    }

    private static Workload workload(String word) {
        return Arrays.stream(Workload.values())
                .filter(workload -> workload.option().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + word + ", but "
                        + Arrays.stream(Workload.values()).map(Workload::option).collect(Collectors.joining(", "))));
    }

    /** Arguments: {@code [--short] [--rounds N] [--output FOLDER] [WORKLOAD...]}. */
    public static void main(String[] arguments) throws Exception {
        try {
            new Clients(arguments).run();
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(64);
        }
    }

    private void run() throws Exception {
        System.out.println(machine());
        for (Workload workload : workloads) {
            System.out.println();
            measure(workload).write(folder, workload);
            System.out.print(Files.readString(folder.resolve(workload.name() + ".md")));
        }
        List<Result> results = Result.all(folder);
        Files.writeString(
                folder.resolve("clients.md"),
                results.stream().map(Result::table).collect(Collectors.joining("\n")));
        Files.writeString(
                folder.resolve("clients.svg"),
                Plot.of(results.stream().map(Result::bars).toList()));
        System.out.println("\nTables and plot of all that was measured: " + folder);
    }

    private Result measure(Workload workload) throws Exception {
        int count = workload.count(shorter);
        return switch (workload) {
            case IDLE, IDLE_TLS -> Idling.measure(workload, count, rounds, Clients::progress);
            case START -> Starts.measure(rounds, folder, Clients::progress);
            default -> Transfers.measure(workload, count, rounds, Clients::progress);
        };
    }

    /** What goes on is said on standard error, so that the tables can be had without it. */
    private static void progress(String what) {
        System.err.println("  " + what);
    }

    private String machine() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        String model = !Files.exists(processors)
                ? System.getProperty("os.arch")
                : Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return String.format(
                Locale.ROOT,
                "JDK %s, %d processors (%s), %s%s; %d rounds",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                model,
                System.getProperty("os.name"),
                shorter ? "; a tenth of each workload" : "",
                rounds);
    }
}
