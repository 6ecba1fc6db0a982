package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.testserver.ImapTestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IdleIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestNetwork net = new TestNetwork();
    private final ImapSession session = net.connect();
    private final SelectedMailbox inbox = await(session.select("INBOX"));

    @AfterEach
    void stop() {
        net.close();
    }

    private void awaitIdling() throws InterruptedException {
        assertThat(net.server.awaitSessions(
                        all -> all.stream().anyMatch(view -> view.isIdlingOn("ann", "INBOX")), LONG))
                .isTrue();
    }

    @Test
    void newsIsShownWhileCommandsRunInTheLoop() throws Exception {
        BlockingQueue<String> subjects = new LinkedBlockingQueue<>();
        CompletableFuture<Void> watching = inbox.idle().forEachAsync(1, event -> {
            if (event instanceof MailboxEvent.Exists) {
                return inbox.fetch(inbox.newest(1), Fetch.items(FetchItem.ENVELOPE))
                        .toList()
                        .thenAccept(found -> subjects.add(String.valueOf(
                                found.get(0).get(FetchItem.ENVELOPE).subject())));
            }
            return CompletableFuture.completedFuture(null);
        });
        awaitIdling();
        net.deliver(1, 10);
        assertThat(subjects.poll(30, TimeUnit.SECONDS)).isEqualTo("s1");
        awaitIdling();
        watching.cancel(true);
        assertThat(net.server.awaitSessions(
                        all -> all.stream().noneMatch(view -> view.isIdlingOn("ann", "INBOX")), LONG))
                .isTrue();
        await(session.noop());
        assertThat(inbox.isSelected()).isTrue();
    }

    @Test
    void blockingStreamGivesEventByEvent() throws Exception {
        net.deliver(1, 10);
        await(session.noop());
        BlockingMailbox blocking = inbox.blocking();
        try (BlockingStream<MailboxEvent> events = blocking.idle()) {
            awaitIdling();
            net.server.setFlags(
                    "ann",
                    "INBOX",
                    net.server.mailbox("ann", "INBOX").messages().get(0).uid(),
                    Flag.SEEN);
            assertThat(events.poll(LONG)).get().isInstanceOf(MailboxEvent.FlagsChanged.class);
            assertThat(blocking.fetch(blocking.all(), Fetch.items(FetchItem.UID)))
                    .hasSize(1);
            net.server.expunge("ann", "INBOX", UidSet.all());
            assertThat(events.poll(LONG)).contains(new MailboxEvent.Expunged(1));
        }
    }

    @Test
    void selectingAnotherMailboxEndsTheStream() throws Exception {
        CompletableFuture<List<MailboxEvent>> events = inbox.idle().toList();
        awaitIdling();
        await(session.select("Sent"));
        assertThat(await(events)).isEmpty();
    }

    @Test
    void serverWithoutIdleIsAskedByNoop() {
        try (TestNetwork old = new TestNetwork(
                ImapTestServer.builder().without(Capability.IDLE, Capability.IMAP4REV2),
                ImapClient.builder().pollInterval(Duration.ofMillis(20)))) {
            BlockingMailbox mailbox = await(old.connect().select("INBOX")).blocking();
            try (BlockingStream<MailboxEvent> events = mailbox.idle()) {
                old.deliver(1, 10);
                assertThat(events.poll(LONG)).contains(new MailboxEvent.Exists(1));
            }
        }
    }

    @Test
    @Timeout(60)
    void idleIsRefreshed() throws Exception {
        try (TestNetwork quick =
                new TestNetwork(ImapTestServer.builder(), ImapClient.builder().idleRefresh(Duration.ofMillis(20)))) {
            BlockingMailbox mailbox = await(quick.connect().select("INBOX")).blocking();
            try (BlockingStream<MailboxEvent> events = mailbox.idle()) {
                while (quick.server.transcript().lines().stream()
                                .filter(line -> line.contains("IDLE"))
                                .count()
                        < 6) {
                    Thread.onSpinWait();
                }
                quick.deliver(1, 10);
                assertThat(events.poll(LONG)).contains(new MailboxEvent.Exists(1));
            }
        }
    }
}
