package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.search.Search;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ReadmeIT extends ExampleSetting {
    @Test
    void futuresAndWaiting() throws InterruptedException {
        deliver("one", "two");
        String host = server.host();
        int port = server.tlsPort();
        String secret = "secret";
        ImapClient client = this.client;
        // tag::readme-futures
        ServerAddress address = ServerAddress.tls(host, port); // ServerAddress.startTls(host) is the other way
        Credentials ann = Credentials.password("ann", secret);

        CompletableFuture<Void> shown = client.connect(address, ann)
                .thenCompose(session -> session.select("INBOX"))
                .thenCompose(inbox -> inbox.fetch(inbox.newest(10), Fetch.items(UID, ENVELOPE))
                        .toList())
                .thenAccept(messages ->
                        messages.forEach(message -> show(message.get(ENVELOPE).subject())));
        // end::readme-futures
        await(shown);
        assertThat(shown(2)).containsExactly("one", "two");
        // tag::readme-blocking
        try (BlockingSession session = client.blocking().connect(address, ann);
                BlockingMailbox inbox = session.select("INBOX")) {
            MessageSet found = inbox.search(Search.unseen().subject("two")).messages();
            inbox.store(found, Store.add(Flag.SEEN).silent());
        }
        // end::readme-blocking
        assertThat(server.mailbox("ann", "INBOX").messages().get(1).flags()).containsExactly(Flag.SEEN);
    }

    @Test
    void watching() throws InterruptedException {
        SelectedMailbox inbox = inbox();
        // tag::readme-watch
        CompletableFuture<Void> watching = inbox.idle().forEachAsync(1, event -> onEvent(inbox, event));
        // end::readme-watch
        deliver("first");
        assertThat(shown(1)).containsExactly("first");
        watching.cancel(true);
    }

    // tag::readme-event
    private CompletionStage<?> onEvent(SelectedMailbox inbox, MailboxEvent event) {
        return event instanceof MailboxEvent.Exists // DONE, FETCH, and IDLE again: the engine sees to it
                ? inbox.fetch(inbox.newest(1), Fetch.items(ENVELOPE))
                        .forEach(message -> show(message.get(ENVELOPE).subject()))
                : CompletableFuture.completedFuture(null);
    }
    // end::readme-event
}
