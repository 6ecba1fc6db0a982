package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.InjectedFault;
import dev.imapala.testserver.fault.Moment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export and an import that Ctrl-C has ended go on where they stopped. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere env has no --default-signal")
class ResumingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path ENV = Path.of("/usr/bin/env");

    private final Path folder;
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;

    ResumingIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.exists(ENV)) {
            command.addAll(List.of(ENV.toString(), "--default-signal=INT")); // even if this process ignores it
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        addPath(command, "-cp", System.getProperty("java.class.path"));
        addPath(command, "-p", System.getProperty("jdk.module.path"));
        command.add(Main.class.getModule().isNamed() ? "-m" : Main.class.getName());
        if (Main.class.getModule().isNamed()) {
            command.add(Main.class.getModule().getName() + "/" + Main.class.getName());
        }
        command.addAll(List.of(arguments));
        command.addAll(List.of("--ca", folder.resolve("ca.pem").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("IMAPALA_PASSWORD", Running.PASSWORD);
        return builder.start();
    }

    private static void addPath(List<String> command, String option, String path) {
        if (path != null && !path.isEmpty()) {
            command.addAll(List.of(option, path + File.pathSeparator));
        }
    }

    /** Presses Ctrl-C, and returns the status with which the process ends. */
    private static int interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maildir", "mbox", "eml"})
    void anExportEndsAtOnceWithWholeMessagesAndGoesOn(String format) throws Exception {
        for (int i = 0; i < 50; i++) {
            String body = "x".repeat(i == 30 ? 3_000_000 : 1000);
            server.deliver(Running.USER, "INBOX", Bytes.of("Subject: " + i + "\r\n\r\n" + body + "\r\n"));
        }
        InjectedFault stalled = server.faults().on(Moment.insideLiteral("FETCH", 2_000_000), Fault.stall());
        String target = folder.resolve("backup").toString();
        Process process = start("export", running.tls("INBOX"), "--to", target, "--format", format);
        assertThat(stalled.awaitHappened(PATIENCE))
                .as("it is in the large message")
                .isTrue();

        assertThat(interrupt(process)).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("said"))).isEmpty();
        assertThat(FolderContent.files(folder.resolve("backup")))
                .allSatisfy((name, octets) -> assertThat(octets.size()).as(name).isLessThan(100_000));
        assertThat(running.run("export", running.tls("INBOX"), "--to", target, "--format", format))
                .isZero();
        assertThat(running.out()).contains(" were there already");
        String other = folder.resolve("other").toString();
        assertThat(running.run("export", running.tls("INBOX"), "--to", other, "--format", format))
                .isZero();
        assertThat(FolderContent.files(folder.resolve("backup")))
                .isEqualTo(FolderContent.files(folder.resolve("other")));
    }

    @Test
    void anImportEndsAtOnceAndGoesOn() throws Exception {
        Path eml = Files.createDirectories(folder.resolve("eml"));
        for (int i = 1; i <= 150; i++) {
            Files.writeString(eml.resolve(i + ".eml"), "Message-ID: <" + i + "@x.org>\r\nSubject: " + i + "\r\n\r\n");
        }
        InjectedFault stalled = server.faults().on(Moment.beforeTagged("APPEND"), Fault.stall());
        Process process = start("import", running.tls("Archive"), eml.toString());
        assertThat(stalled.awaitHappened(PATIENCE)).isTrue();

        assertThat(interrupt(process)).isEqualTo(130);
        assertThat(running.run("import", running.tls("Archive"), eml.toString()))
                .isZero();
        assertThat(server.mailbox(Running.USER, "Archive").messages()).hasSize(150);
    }
}
