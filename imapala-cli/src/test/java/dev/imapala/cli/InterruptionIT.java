package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.InjectedFault;
import dev.imapala.testserver.fault.Moment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as the process gets it. */
class InterruptionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path ENV = Path.of("/usr/bin/env");

    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Path folder;
    private final Path errors;
    private final Running running;

    InterruptionIT(@TempDir Path folder) {
        this.folder = folder;
        this.errors = folder.resolve("errors");
        this.running = new Running(server, folder);
    }

    @BeforeEach
    void onlyWhereSignalsCanBeSent() {
        assumeThat(ENV).exists();
        assumeThat(Path.of("/proc/self")).exists();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Starts the command as a process that does not ignore SIGINT, even if this one does. */
    private Process start(String... arguments) throws IOException {
        String classes = Stream.of("java.class.path", "jdk.module.path", "surefire.test.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> line = new ArrayList<>(List.of(
                ENV.toString(),
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                Main.class.getName()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--ca", folder.resolve("ca.pem").toString()));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectError(errors.toFile())
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("IMAPALA_PASSWORD", Running.PASSWORD);
        return builder.start();
    }

    private int interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    @Test
    void endsAListThatWaitsAtOnce() throws Exception {
        InjectedFault stall = server.faults().on(Moment.command("LIST"), Fault.stall());
        Process list = start("list", running.tls(""));
        assertThat(stall.awaitHappened(PATIENCE)).as("it said %s", errors()).isTrue();

        assertThat(interrupt(list)).isEqualTo(130);
        assertThat(errors()).isEmpty();
    }

    @Test
    void aFetchLeavesNoFileThatIsNotCompleteAndSaysSo() throws Exception {
        server.deliver(
                Running.USER,
                "INBOX",
                Bytes.of("Content-Type: application/zip; name=large.zip\r\n\r\n" + "x".repeat(1_000_000)));
        server.faults().on(Moment.insideLiteral("FETCH", 500_000), Fault.stall());
        Path target = Files.createDirectory(folder.resolve("target"));
        try (WatchService watch = target.getFileSystem().newWatchService()) {
            target.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process fetch = start("fetch", running.tls(""), "all", "--attachments", target.toString());
            WatchKey made = watch.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(made).as("a file is made; it said %s", errors()).isNotNull();

            assertThat(interrupt(fetch)).isEqualTo(130);
        }
        assertThat(target).isEmptyDirectory();
        assertThat(errors())
                .isEqualTo("imapala: warning: removed " + target.toRealPath().resolve("large.zip")
                        + ", which was not complete\n");
    }
}
