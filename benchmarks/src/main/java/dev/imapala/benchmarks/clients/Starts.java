package dev.imapala.benchmarks.clients;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/**
 * Measures programs that start, search, print what was found and end: the {@code imapala} command as it comes, and two
 * small programs with the same options of the JVM and archives of their classes.
 */
final class Starts {
    private static final int STARTS = 10;
    private static final int MESSAGES = 3;
    private static final double TICK_NANOS = 1e7;
    private static final double MILLI = 1e6;
    /** Where the processor times of ended children are in the line of /proc/self/stat, behind the name. */
    private static final int CHILDREN_USER = 13;

    private final Path folder;
    private final Map<Peer, List<String>> commands = new LinkedHashMap<>();
    private final Map<Peer, List<Long>> walls = new EnumMap<>(Peer.class);
    private final Map<Peer, List<Long>> cpus = new EnumMap<>(Peer.class);

    private Starts(Path folder) {
        this.folder = folder;
    }

    /** Measures the starts; {@code folder} is for archives of classes. */
    static Result measure(int rounds, Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Starts starts = new Starts(folder);
        try (Child server =
                new Child(Child.java(CannedServer.class, 256, List.of(), Workload.START.name(), MESSAGES))) {
            starts.measureAll(Integer.parseInt(server.line()), rounds, progress);
        }
        return starts.result();
    }

    private void measureAll(int port, int rounds, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("archives of classes");
        commands.put(
                Peer.IMAPALA,
                List.of("./imapala", "search", "imap+insecure-plaintext://user@127.0.0.1:" + port, "--uids"));
        commands.put(Peer.IMAPALA_BLOCKING, program(ImapalaProgram.class, port, "imapala", "netty", "jspecify"));
        commands.put(Peer.ANGUS, program(AngusProgram.class, port, "angus", "jakarta"));
        for (List<String> command : commands.values()) {
            start(command);
        }
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<Peer, List<String>> entry : commands.entrySet()) {
                progress.accept("round " + round + " of " + rounds + ": "
                        + entry.getKey().title());
                measure(entry.getKey(), entry.getValue());
            }
        }
    }

    private void measure(Peer peer, List<String> command) throws IOException, InterruptedException {
        long before = childrenTicks();
        for (int i = 0; i < STARTS; i++) {
            long wall = System.nanoTime();
            start(command);
            walls.computeIfAbsent(peer, key -> new ArrayList<>()).add(System.nanoTime() - wall);
        }
        long cpu = (long) ((childrenTicks() - before) * TICK_NANOS / STARTS);
        cpus.computeIfAbsent(peer, key -> new ArrayList<>()).add(cpu);
    }

    private static void start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("IMAPALA_PASSWORD", "password");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }

    /** Returns the processor time, in ticks, of all children that have ended; 0 if not on Linux. */
    private static long childrenTicks() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(words[CHILDREN_USER]) + Long.parseLong(words[CHILDREN_USER + 1]);
    }

    /** Returns a command that runs {@code main} with an archive of its classes, which is made here. */
    private List<String> program(Class<?> main, int port, String... libraries)
            throws IOException, InterruptedException {
        String classPath = jars(main, libraries);
        Path archive = folder.toAbsolutePath().resolve(main.getSimpleName() + ".jsa");
        Files.deleteIfExists(archive);
        start(command(main, classPath, "-XX:ArchiveClassesAtExit=" + archive, port));
        return command(main, classPath, "-XX:SharedArchiveFile=" + archive, port);
    }

    private static List<String> command(Class<?> main, String classPath, String archive, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                archive,
                "-Xshare:auto",
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                classPath,
                main.getName(),
                String.valueOf(port));
    }

    /** Archives take classes of jars only: folders become jars here. */
    private String jars(Class<?> main, String... libraries) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            boolean ours = Files.isDirectory(path);
            if (ours || Arrays.stream(libraries).anyMatch(path.getFileName().toString()::contains)) {
                jars.add(
                        ours
                                ? jar(path, main.getSimpleName() + "-" + jars.size())
                                        .toString()
                                : path.toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private Path jar(Path classes, String name) throws IOException {
        Path jar = folder.toAbsolutePath().resolve(name + ".jar");
        List<Path> files;
        try (var walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(entries);
                }
            }
        }
        return jar;
    }

    private Result result() {
        Map<Peer, String> titles = Map.of(
                Peer.IMAPALA, "the command `imapala search`",
                Peer.IMAPALA_BLOCKING, "a program with Imapala",
                Peer.ANGUS, "a program with Angus Mail");
        double ownWall = median(walls, Peer.IMAPALA);
        double ownCpu = median(cpus, Peer.IMAPALA);
        List<List<String>> rows = commands.keySet().stream()
                .map(peer -> List.of(
                        titles.getOrDefault(peer, peer.title()),
                        millis(median(cpus, peer)),
                        Transfers.ratio(median(cpus, peer) / ownCpu),
                        millis(median(walls, peer)),
                        Transfers.ratio(median(walls, peer) / ownWall)))
                .toList();
        Map<Peer, Double> ratios = commands.keySet().stream()
                .collect(Collectors.toMap(
                        peer -> peer, peer -> median(walls, peer) / ownWall, (one, other) -> one, LinkedHashMap::new));
        List<String> header = List.of("", "CPU", "of the command's", "time", "of the command's");
        return new Result(
                new Table(Workload.START.title(), header, rows).markdown(),
                new Bars(Workload.START.title() + ": time", ratios));
    }

    private static double median(Map<Peer, List<Long>> values, Peer peer) {
        return Medians.of(values.getOrDefault(peer, List.of()).stream().mapToLong(Long::longValue));
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%,.0f ms", nanos / MILLI);
    }
}
