package dev.imapala.client;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server with the user ann, and a client that trusts it. */
final class TestNetwork implements AutoCloseable {
    static final Credentials ANN = Credentials.password("ann", "s3cret");

    final ImapTestServer server;
    final ImapClient client;

    TestNetwork() {
        this(ImapTestServer.builder(), ImapClient.builder());
    }

    TestNetwork(ImapTestServerBuilder server, ImapClient.Builder client) {
        this.server = server.user("ann", "s3cret").start();
        this.client = client.trust(this.server.certificate().authority()).build();
    }

    ServerAddress tls() {
        return ServerAddress.tls(server.host(), server.tlsPort());
    }

    ImapSession connect() {
        return await(client.connect(tls(), ANN));
    }

    /** Delivers {@code count} messages to INBOX, with subjects s1, s2 and so on, and bodies of {@code size} octets. */
    void deliver(int count, int size) {
        for (int i = 1; i <= count; i++) {
            server.deliver("ann", "INBOX", Bytes.of("Subject: s" + i + "\r\n\r\n" + "x".repeat(size)));
        }
    }

    /** Returns what comes, or fails after a time in which it surely should have. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImapException known) {
                throw known.atCaller();
            }
            throw new AssertionError("failed", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("nothing came", e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
