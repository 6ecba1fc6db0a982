package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void theServerIsReadyWhenItSaysSo(@TempDir Path folder) throws Exception {
        Surroundings serving = new Surroundings();
        CountDownLatch end = new CountDownLatch(1);
        String ca = folder.resolve("ca.pem").toString();
        CommandLine serve = new CommandLine(new ServeCommand(serving.environment(), end));
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> serve.execute("--user", "bo", "--messages", "3", "--ca-out", ca, "--without", "IDLE"));
        assertThat(serving.awaitOut("try: imapala check", PATIENCE)).isTrue();
        String address = serving.out().replaceAll("(?s).* (imaps://\\S+)\\n.*", "$1");

        Surroundings checking = new Surroundings().with("IMAPALA_PASSWORD", "anything");
        assertThat(Main.run(List.of("check", "--ca", ca, address), checking.environment()))
                .isZero();
        assertThat(checking.out()).startsWith("there are 3 messages in INBOX");

        end.countDown();
        assertThat(status.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        Surroundings surroundings = new Surroundings();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> arguments = List.of("serve", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(Main.run(arguments, surroundings.environment())).isEqualTo(3);
            assertThat(surroundings.err()).contains("cannot listen").contains("hint: ");
        }
    }

    @Test
    void impossibleOptionsAreRefused() {
        Surroundings surroundings = new Surroundings();

        assertThat(Main.run(List.of("serve", "--port", "70000"), surroundings.environment()))
                .isEqualTo(2);
        assertThat(Main.run(List.of("serve", "--messages", "-1"), surroundings.environment()))
                .isEqualTo(2);
        assertThat(Main.run(List.of("serve", "--without", "A B"), surroundings.environment()))
                .isEqualTo(2);
        assertThat(surroundings.err()).contains("--port must be", "--messages must be", "--without: ");
    }
}
