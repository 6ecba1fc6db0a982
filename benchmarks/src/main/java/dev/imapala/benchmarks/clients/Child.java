package dev.imapala.benchmarks.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this benchmark, whose errors go to ours. */
final class Child implements AutoCloseable {
    private static final int MOST_SECONDS = 300;

    private final List<String> command;
    private final Process process;
    private final BufferedReader out;

    Child(List<String> command) throws IOException {
        this.command = command;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Returns a command that runs {@code main} on this JVM; all peers have the same collector and start small. */
    static List<String> java(Class<?> main, int heapMib, List<String> options, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Threads that end take their processor time with them.
        command.addAll(List.of(
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-XX:+UseSerialGC",
                "-Xms" + Math.min(64, heapMib) + "m",
                "-Xmx" + heapMib + "m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** Returns a command that runs imaplib. */
    static List<String> python(Object... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", script().toString()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static Path script() {
        try (InputStream in = Child.class.getResourceAsStream("imaplib_peer.py")) {
            if (in == null) {
                throw new IllegalStateException("imaplib_peer.py is not there");
            }
            Path script = Files.createTempFile("imaplib_peer", ".py");
            script.toFile().deleteOnExit();
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether there is a Python. */
    static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the next line that the process prints. */
    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("ended early: " + command);
        }
        return line;
    }

    /** Lets the process go on that waits for a line. */
    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Returns what the process prints until it ends. */
    List<String> rest() throws IOException, InterruptedException {
        List<String> lines = out.lines().toList();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("failed: " + command);
        }
        return lines;
    }

    /** Ends the process. */
    @Override
    public void close() {
        process.destroy();
    }
}
