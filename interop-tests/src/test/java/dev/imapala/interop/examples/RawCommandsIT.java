package dev.imapala.interop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ImapSession;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Untagged;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
}
