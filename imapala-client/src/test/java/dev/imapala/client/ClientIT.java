package dev.imapala.client;

import static dev.imapala.client.TestNetwork.ANN;
import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientIT {
    private final TestNetwork net = new TestNetwork();

    @AfterEach
    void stop() {
        net.close();
    }

    @Test
    void refusedConnectionSaysSo() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> await(net.client.connect(ServerAddress.tls("localhost", port), ANN)))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("localhost:" + port)
                .hasMessageContaining("connection refused");
    }

    @Test
    void unknownHostSaysSo() {
        assertThatThrownBy(() -> await(net.client.connect("no-such-host.invalid", ANN)))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("no-such-host.invalid:993")
                .hasMessageContaining("no host of this name");
    }

    @Test
    void wrongPasswordSaysSoWithoutTellingIt() {
        Credentials wrong = Credentials.password("ann", "t0p-wrong");
        assertThatThrownBy(() -> await(net.client.connect(net.tls(), wrong)))
                .isInstanceOf(AuthenticationFailedException.class)
                .message()
                .doesNotContain("t0p-wrong");
    }

    @Test
    void cancelledConnectClosesTheConnection() throws InterruptedException {
        net.server.faults().on(Moment.greeting(), Fault.stall());
        CompletableFuture<ImapSession> connecting = net.client.connect(net.tls(), ANN);
        assertThat(net.server.awaitSessions(all -> all.size() == 1, Duration.ofSeconds(30)))
                .isTrue();
        connecting.cancel(true);
        assertThat(connecting).isCancelled();
        net.server.faults().clear();
        assertThat(net.server.awaitSessions(List::isEmpty, Duration.ofSeconds(30)))
                .isTrue();
    }

    @Test
    void closedClientFailsWhatIsPendingAndEndsItsThreads() {
        ImapSession session = net.connect();
        net.server.faults().on(Moment.command("NOOP"), Fault.stall());
        CompletableFuture<Void> pending = session.noop();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("imapala-io-"))
                .toList();
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
        net.client.close();
        net.client.close();
        assertThatThrownBy(() -> await(pending))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("client was closed");
        for (Thread thread : threads) {
            join(thread);
        }
        assertThatThrownBy(() -> await(session.noop())).isInstanceOf(ConnectionLostException.class);
        assertThatThrownBy(() -> await(net.client.connect(net.tls(), ANN))).isInstanceOf(ConnectionLostException.class);
    }

    private static void join(Thread thread) {
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void interruptCancelsTheBlockingCallAndKeepsTheFlag() throws InterruptedException {
        BlockingSession session = net.connect().blocking();
        var stalled = net.server.faults().on(Moment.command("NOOP"), Fault.stall());
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                session.noop();
            } catch (CancellationException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : null);
            }
            over.countDown();
        });
        thread.start();
        assertThat(stalled.awaitHappened(Duration.ofSeconds(30))).isTrue();
        thread.interrupt();
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).hasMessageContaining("interrupted").hasCauseInstanceOf(InterruptedException.class);
        stalled.release();
        session.noop();
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void blockingFailureHasTheStackOfTheCaller() {
        BlockingSession session = net.connect().blocking();
        assertThatThrownBy(() -> session.select("Nowhere"))
                .isInstanceOf(CommandFailedException.class)
                .hasStackTraceContaining("ClientIT.blockingFailureHasTheStackOfTheCaller")
                .hasCauseInstanceOf(CommandFailedException.class);
    }

    @Test
    void blockingStreamReadsALongMailboxLazily() {
        net.deliver(300, 1000);
        var mailbox = net.connect().blocking().select("INBOX");
        int count = 0;
        try (var messages = mailbox.fetchStream(mailbox.all(), Fetch.items(FetchItem.ENVELOPE))) {
            for (var message : messages) {
                count++;
                assertThat(message.get(FetchItem.ENVELOPE).subject()).isEqualTo("s" + count);
            }
        }
        assertThat(count).isEqualTo(300);
        try (var messages = mailbox.fetchStream(mailbox.all(), Fetch.items(FetchItem.ENVELOPE))) {
            assertThat(messages.iterator().next().sequenceNumber()).isEqualTo(1);
        }
        assertThat(mailbox.fetch(mailbox.newest(1), Fetch.items(FetchItem.UID))).hasSize(1);
    }

    @Test
    void listenerIsToldInOrderAndWithoutSecrets() throws InterruptedException {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        CountDownLatch closed = new CountDownLatch(1);
        ImapListener listener = new ImapListener() {
            @Override
            public void connected(ServerAddress address) {
                told.add("connected");
            }

            @Override
            public void authenticated(ServerAddress address, String user) {
                told.add("authenticated " + user);
            }

            @Override
            public void wireSent(String redacted) {
                told.add("C: " + redacted);
            }

            @Override
            public void wireReceived(String redacted) {
                told.add("S: " + redacted);
            }

            @Override
            public void closed(ServerAddress address, @Nullable Throwable cause) {
                told.add("closed");
                closed.countDown();
            }
        };
        try (TestNetwork watched =
                new TestNetwork(ImapTestServer.builder(), ImapClient.builder().listener(listener))) {
            await(watched.connect().logout());
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told).startsWith("connected").endsWith("closed").contains("authenticated ann");
        assertThat(told).anyMatch(line -> line.contains("AUTHENTICATE PLAIN ***"));
        assertThat(String.join("\n", told)).doesNotContain("s3cret").doesNotContain("AGFubgBzM2NyZXQ");
    }
}
