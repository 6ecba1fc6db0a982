package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.fetch.Fetch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatchingIT extends ExampleSetting {
    private void awaitIdle() throws InterruptedException {
        assertThat(server.awaitSessions(
                        all -> all.stream().anyMatch(session -> session.isIdlingOn("ann", "INBOX")), PATIENCE))
                .isTrue();
    }

    @Test
    void watchingWithFutures() throws InterruptedException {
        SelectedMailbox inbox = inbox();
        // tag::idle-futures
        CompletableFuture<Void> watching = inbox.idle().forEachAsync(1, event -> {
            if (event instanceof MailboxEvent.Exists) {
                return inbox.fetch(inbox.newest(1), Fetch.items(UID, ENVELOPE))
                        .forEach(message -> show(message.get(ENVELOPE).subject()));
            }
            return CompletableFuture.completedFuture(null);
        });
        // end::idle-futures
        awaitIdle();
        deliver("first");
        assertThat(shown(1)).containsExactly("first");
        awaitIdle();
        deliver("second");
        assertThat(shown(1)).containsExactly("second");
        // tag::idle-cancel
        watching.cancel(true); // the mailbox stays selected
        // end::idle-cancel
        assertThat(await(inbox.fetch(inbox.all(), Fetch.items(UID)).toList())).hasSize(2);
        assertThat(inbox.isSelected()).isTrue();
    }

    @Test
    void watchingInALoop() throws InterruptedException {
        BlockingMailbox inbox = inbox().blocking();
        CompletableFuture<Void> delivered = CompletableFuture.runAsync(() -> deliver("first"));
        // tag::idle-blocking
        try (BlockingStream<MailboxEvent> events = inbox.idle()) {
            for (MailboxEvent event : events) {
                if (event instanceof MailboxEvent.Exists) {
                    inbox.fetch(inbox.newest(1), Fetch.items(ENVELOPE))
                            .forEach(message -> show(message.get(ENVELOPE).subject()));
                    break;
                }
            }
        }
        // end::idle-blocking
        await(delivered);
        assertThat(shown(1)).containsExactly("first");
    }

    @Test
    void watchingForAWhile() throws InterruptedException {
        deliver("one");
        BlockingMailbox inbox = inbox().blocking();
        // tag::idle-poll
        try (BlockingStream<MailboxEvent> events = inbox.idle()) {
            Optional<MailboxEvent> event = events.poll(Duration.ofMillis(200));
            show(event.isPresent() ? "news" : "nothing new");
        }
        // end::idle-poll
        assertThat(shown(1)).containsExactly("nothing new");
    }
}
