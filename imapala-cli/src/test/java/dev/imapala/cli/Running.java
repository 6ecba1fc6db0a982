package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.output.JsonReader;
import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.testserver.ImapTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs of the command in this process, against a server of the test. */
final class Running {
    static final String USER = "ann";
    static final String PASSWORD = "s3cr3t";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ImapTestServer server;
    private final Path ca;
    private Surroundings surroundings = new Surroundings();

    Running(ImapTestServer server, Path folder) {
        this.server = server;
        this.ca = write(folder.resolve("ca.pem"), server.certificate().authorityPem());
        surroundings.with("IMAPALA_PASSWORD", PASSWORD);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uses these surroundings, without a password in them. */
    Running in(Surroundings others) {
        surroundings = others;
        return this;
    }

    /** Returns the address of a mailbox over TLS. */
    String tls(String mailbox) {
        return "imaps://" + USER + "@localhost:" + server.tlsPort() + "/" + mailbox;
    }

    /** Returns the address of a mailbox over STARTTLS. */
    String startTls(String mailbox) {
        return "imap+starttls://" + USER + "@localhost:" + server.port() + "/" + mailbox;
    }

    /** Returns the address of a mailbox in the clear. */
    String plaintext(String mailbox) {
        return "imap+insecure-plaintext://" + USER + "@localhost:" + server.port() + "/" + mailbox;
    }

    /** Runs the command, which trusts the server, to its end and returns its status. */
    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--ca");
        all.add(ca.toString());
        return runAsItIs(all.toArray(String[]::new));
    }

    /** Runs the command to its end and returns its status. */
    int runAsItIs(String... arguments) {
        return Main.run(List.of(arguments), surroundings.environment());
    }

    /** Begins a run, and returns when the server has a client that idles. */
    CompletableFuture<Integer> beginToWatch(String... arguments) throws InterruptedException {
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> run(arguments));
        boolean idles = server.awaitSessions(
                all -> all.stream().anyMatch(session -> session.isIdlingOn(USER, "INBOX")), PATIENCE);
        assertThat(idles).as("a client idles; it said %s", surroundings.err()).isTrue();
        return status;
    }

    /** Returns the status of a run that is about to end. */
    static int status(CompletableFuture<Integer> run) throws Exception {
        return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until the command has said {@code text}. */
    void awaitOut(String text) throws InterruptedException {
        assertThat(surroundings.awaitOut(text, PATIENCE))
                .as("it said %s: %s", text, out())
                .isTrue();
    }

    String out() {
        return surroundings.out();
    }

    String err() {
        return surroundings.err();
    }

    List<Map<String, @Nullable Object>> jsonOut() {
        return JsonReader.lines(surroundings.out());
    }
}
