package dev.imapala.benchmarks.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a workload has shown: the table, and its part of the plot. Kept in files, as workloads are run one by one too. */
record Result(String table, Bars bars) {
    void write(Path folder, Workload workload) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(workload.name() + ".md"), table);
        List<String> lines = new ArrayList<>(List.of(bars.title()));
        bars.ratios().forEach((peer, ratio) -> lines.add(peer + " " + ratio));
        Files.write(folder.resolve(workload.name() + ".bars"), lines);
    }

    /** Returns what has been kept, in the order of the workloads. */
    static List<Result> all(Path folder) throws IOException {
        List<Result> results = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            if (Files.exists(folder.resolve(workload.name() + ".bars"))) {
                results.add(read(folder, workload));
            }
        }
        return results;
    }

    private static Result read(Path folder, Workload workload) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(workload.name() + ".bars"));
        Map<Peer, Double> ratios = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", -1);
            ratios.put(Peer.valueOf(words[0]), Double.valueOf(words[1]));
        }
        return new Result(Files.readString(folder.resolve(workload.name() + ".md")), new Bars(lines.get(0), ratios));
    }
}
