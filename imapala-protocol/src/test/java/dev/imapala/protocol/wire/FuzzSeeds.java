package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the fuzzer begins with: the vectors. Run by the script {@code fuzz}, which the folder is for.
 *
 * <pre>
 * java -cp ... dev.imapala.protocol.wire.FuzzSeeds target/fuzz/seeds
 * </pre>
 */
final class FuzzSeeds {
    /** The targets by the names of their folders. */
    static final Map<String, Consumer<byte[]>> TARGETS = targets();

    private FuzzSeeds() {}

    private static Map<String, Consumer<byte[]>> targets() {
        Map<String, Consumer<byte[]>> targets = new LinkedHashMap<>();
        targets.put("FramerFuzz", FramerFuzz::fuzzerTestOneInput);
        targets.put("ResponseFuzz", ResponseFuzz::fuzzerTestOneInput);
        targets.put("CommandFuzz", CommandFuzz::fuzzerTestOneInput);
        return targets;
    }

    public static void main(String[] arguments) throws IOException {
        for (String target : TARGETS.keySet()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], target));
            int number = 0;
            for (byte[] seed : of(target)) {
                Files.write(folder.resolve("vector-" + number++), seed);
            }
        }
    }

    /** Returns the seeds of a target. */
    static List<byte[]> of(String target) {
        List<byte[]> seeds = new ArrayList<>();
        for (Vector vector : Vector.all()) {
            for (Vector.Side side : List.of(vector.client(), vector.server())) {
                if (target.equals("FramerFuzz")) {
                    seeds.add(FramerFuzz.input(side.ofCommands(), side.octets()));
                } else if (target.equals("CommandFuzz") == side.ofCommands()) {
                    frames(side).forEach(frame -> seeds.add(frame.toArray()));
                }
            }
        }
        seeds.removeIf(seed -> seed.length == 0);
        return seeds;
    }

    private static List<Bytes> frames(Vector.Side side) {
        Bytes end = Bytes.of("\r\n");
        return Peer.of(side.ofCommands()).feed(side.octets()).frames().stream()
                .map(frame -> Bytes.copyOf(Fill.concat(frame, end)))
                .toList();
    }
}
