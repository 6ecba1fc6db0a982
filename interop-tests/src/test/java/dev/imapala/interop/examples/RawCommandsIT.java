package dev.imapala.interop.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CommandOutcome;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapException;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.command.Argument;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.response.Untagged;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawCommandsIT extends ExampleSetting {
    @Test
    void execute() throws InterruptedException {
        ImapSession session = session();
        // tag::execute
        CompletableFuture<Void> done = session.execute(BareCommand.CAPABILITY)
                .thenAccept(result -> result.untagged().forEach(this::show));
        // end::execute
        await(done);
        assertThat(shown(1).get(0)).contains("IMAP4rev1");
    }

    @Test
    void custom() {
        ImapSession session = session();
        // tag::custom
        CompletableFuture<Void> done = session.execute(
                        CustomCommand.of("XPIG-LATIN", Argument.text("o be it"), Argument.number(2)))
                .thenAccept(result -> result.untagged().forEach(this::show));
        // end::custom
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(done))
                .withMessageContaining("does not know XPIG-LATIN");
    }

    @Test
    void serverTellsWhoItIs() throws InterruptedException {
        ImapSession session = session();
        // tag::id
        CompletableFuture<Void> told = session.id(Map.of("name", "Archiver"))
                .thenAccept(fields -> show("you are talking to " + fields.get("name")));
        // end::id
        await(told);
        assertThat(shown(1).get(0)).startsWith("you are talking to ").doesNotEndWith("null");
    }

    @Test
    void observing() throws InterruptedException {
        X509Certificate authority = server.certificate().authority();
        // tag::listener
        ImapListener trace = new ImapListener() {
            @Override
            public void wireSent(String redacted) {
                show("C: " + redacted); // passwords are ***, literals their size
            }

            @Override
            public void event(Untagged response) {
                show("nobody asked for " + response);
            }
        };
        ImapClient traced =
                ImapClient.builder().trust(authority).listener(trace).build();
        // end::listener
        try (traced) {
            await(traced.connect(address, ann).thenCompose(ImapSession::logout));
        }
        assertThat(shown(2)).allMatch(line -> line.startsWith("C: ")).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void metrics() throws InterruptedException {
        // tag::metrics
        ImapListener metrics = new ImapListener() {
            @Override
            public void commandDone(ServerAddress server, String command, CommandOutcome outcome, Duration latency) {
                show("imap.command " + command + " " + outcome + " " + latency.toMillis() + " ms");
            }

            @Override
            public void traffic(ServerAddress server, long received, long sent) {
                show("imap.octets in=" + received + " out=" + sent);
            }

            @Override
            public void ready(ServerAddress server, Duration latency) {
                show("imap.connect " + latency.toMillis() + " ms");
            }

            @Override
            public void closed(ServerAddress server, @Nullable Throwable cause) {
                show("imap.closed "
                        + (cause == null ? "regular" : cause.getClass().getSimpleName()));
            }
        };
        // end::metrics
        X509Certificate authority = server.certificate().authority();
        try (ImapClient measured =
                ImapClient.builder().trust(authority).listener(metrics).build()) {
            await(measured.connect(address, ann).thenCompose(ImapSession::logout));
        }
        assertThat(shown(7))
                .anyMatch(line -> line.startsWith("imap.command AUTHENTICATE OK "))
                .anyMatch(line -> line.startsWith("imap.octets in="));
    }

    @Test
    void lastLines() throws InterruptedException {
        // tag::last-lines
        client.connect(address, ann)
                .thenCompose(session -> session.select("Nowhere"))
                .exceptionally(failure -> {
                    if (failure.getCause() instanceof ImapException known) {
                        known.conversation().forEach(this::show);
                    }
                    return null;
                })
                .join();
        // end::last-lines
        assertThat(shown(4)).anyMatch(line -> line.startsWith("C: ")).anyMatch(line -> line.startsWith("S: "));
    }
}
