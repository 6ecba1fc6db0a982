package dev.imapala.interop.examples;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.ImapTestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What examples take for granted: a server with a user, a client that trusts it, and something that shows results. */
abstract class ExampleSetting {
    /** How long anything may take; only a failure ever takes as long. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final ImapTestServer server = ImapTestServer.builder().user("ann", "secret").start();
    final ServerAddress address = ServerAddress.tls(server.host(), server.tlsPort());
    final Credentials ann = Credentials.password("ann", "secret");
    final ImapClient client =
            ImapClient.builder().trust(server.certificate().authority()).build();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

    @AfterEach
    void closeClientAndServer() {
        client.close();
        server.close();
    }

    /** Returns a session of Ann's. */
    ImapSession session() {
        return await(client.connect(address, ann));
    }

    /** Returns Ann's INBOX, selected. */
    SelectedMailbox inbox() {
        return await(session().select("INBOX"));
    }

    /** Puts messages with these subjects into Ann's INBOX. */
    void deliver(String... subjects) {
        Stream.of(subjects).forEach(subject -> server.deliver("ann", "INBOX", message(subject)));
    }

    /** Returns a short message. */
    static Bytes message(String subject) {
        return Bytes.of("From: Bob <bob@example.org>\r\nSubject: " + subject + "\r\n\r\nSee you.\r\n");
    }

    /** Takes what an example shows to its user. */
    void show(@Nullable Object what) {
        shown.add(String.valueOf(what));
    }

    /** Waits for {@code count} things that an example shows, and returns them. */
    List<String> shown(int count) throws InterruptedException {
        String[] things = new String[count];
        for (int i = 0; i < count; i++) {
            String next = shown.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("shown so far: " + i + " of " + count);
            }
            things[i] = next;
        }
        return List.of(things);
    }

    /** Returns what {@code future} completes with, or throws what it fails with. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("nothing came in " + PATIENCE, e);
        }
    }
}
