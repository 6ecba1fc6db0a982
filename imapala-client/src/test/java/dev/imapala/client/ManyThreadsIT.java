package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads that share one session neither lock each other out nor get each other's answers. */
class ManyThreadsIT {
    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    @Test
    void threadsAndCallbacksShareOneSession() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TestNetwork net = new TestNetwork()) {
            net.deliver(THREADS * ROUNDS, 10);
            ImapSession session = net.connect();
            SelectedMailbox inbox = await(session.select("INBOX"));
            CompletableFuture<Void> watching = inbox.idle().forEachAsync(1, event -> session.noop());
            List<CompletableFuture<Void>> all = IntStream.rangeClosed(1, THREADS * ROUNDS)
                    .mapToObj(uid -> CompletableFuture.completedFuture(uid)
                            .thenComposeAsync(next -> round(session, inbox, next), threads))
                    .toList();
            await(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
            assertThat(session.isOpen()).isTrue();
            assertThat(watching).isNotCompletedExceptionally();
            watching.cancel(true);
        } finally {
            threads.shutdown();
        }
    }

    private static CompletableFuture<Void> round(ImapSession session, SelectedMailbox inbox, long uid) {
        return fetch(inbox, uid)
                .thenCompose(before -> session.status("INBOX", StatusItem.MESSAGES))
                .thenCompose(status -> fetch(inbox, uid))
                .thenAccept(messages -> assertThat(messages)
                        .singleElement()
                        .satisfies(message ->
                                assertThat(message.get(FetchItem.UID).value()).isEqualTo(uid)));
    }

    private static CompletableFuture<List<FetchedMessage>> fetch(SelectedMailbox inbox, long uid) {
        return inbox.fetch(UidSet.of(uid), Fetch.items(FetchItem.UID, FetchItem.RFC822_SIZE))
                .toList();
    }
}
