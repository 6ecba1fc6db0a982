package dev.imapala.client;

import static dev.imapala.client.TestNetwork.ANN;
import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressIT {
    private static final FetchItem<Bytes> BODY = FetchItem.body(Section.FULL);

    private static TestNetwork compressing() {
        return new TestNetwork(ImapTestServer.builder(), ImapClient.builder().compress());
    }

    private static Bytes noise(int size) {
        byte[] octets = new byte[size];
        new Random(7).nextBytes(octets);
        for (int i = 0; i < size; i++) {
            octets[i] = octets[i] == 0 ? 1 : octets[i];
        }
        return Bytes.copyOf(octets);
    }

    @Test
    void everythingAfterTheLogInIsCompressed() {
        try (TestNetwork net = compressing()) {
            for (ServerAddress way : List.of(
                    net.tls(),
                    ServerAddress.startTls("localhost", net.server.port()),
                    ServerAddress.insecurePlaintext("localhost", net.server.port()))) {
                ImapSession session = await(net.client.connect(way, ANN));
                Bytes message = noise(500_000);
                await(session.append("INBOX", Append.message(message)));
                SelectedMailbox inbox = await(session.select("INBOX"));
                List<FetchedMessage> mail =
                        await(inbox.fetch(inbox.newest(1), Fetch.items(BODY)).toList());
                assertThat(mail.get(0).get(BODY)).isEqualTo(message);
                // the server notes it a moment after it has said so
                assertThat(net.server.transcript().toString()).contains("COMPRESS DEFLATE", "-- DEFLATE");
                await(session.logout());
            }
        }
    }

    @Test
    void nothingIsCompressedUnlessAskedForAndOffered() {
        try (TestNetwork net = new TestNetwork()) {
            await(net.connect().noop());
            assertThat(net.server.transcript().toString()).doesNotContain("COMPRESS DEFLATE");
        }
        try (TestNetwork net = new TestNetwork(
                ImapTestServer.builder().without(Capability.of("COMPRESS=DEFLATE")),
                ImapClient.builder().compress())) {
            await(net.connect().noop());
            assertThat(net.server.transcript().toString()).doesNotContain("COMPRESS DEFLATE");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void compressionEndsWithTheUserAndBeginsAnew(boolean inPieces) {
        try (TestNetwork net = compressing()) {
            net.server.addUser("bob", "t0p");
            ImapSession ann = net.connect();
            if (inPieces) {
                net.server.faults().on(Moment.command("UNAUTHENTICATE"), Fault.split(1));
            }
            ImapSession bob = await(ann.unauthenticate(Credentials.password("bob", "t0p")));
            Bytes message = noise(100_000);
            await(bob.append("INBOX", Append.message(message)));
            SelectedMailbox inbox = await(bob.select("INBOX"));
            assertThat(await(inbox.fetch(inbox.newest(1), Fetch.items(BODY)).toList()))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.get(BODY)).isEqualTo(message));
            await(bob.logout());
            assertThat(net.server.transcript().toString().split("COMPRESS DEFLATE", -1))
                    .hasSize(3);
        }
    }

    @Test
    void serverMaySendWhatItLikesInPieces() {
        try (TestNetwork net = compressing()) {
            net.deliver(3, 1000);
            ImapSession session = net.connect();
            SelectedMailbox inbox = await(session.select("INBOX"));
            net.server.faults().on(Moment.command("FETCH"), Fault.split(1));
            assertThat(await(inbox.fetch(inbox.all(), Fetch.items(BODY)).toList()))
                    .hasSize(3);
        }
    }

    @Test
    void consumerThatIsSlowStopsTheStream() {
        try (TestNetwork net = compressing()) {
            net.deliver(300, 20_000);
            SelectedMailbox inbox = await(net.connect().select("INBOX"));
            List<Long> seen = new ArrayList<>();
            await(inbox.fetch(inbox.all(), Fetch.items(BODY)).forEachAsync(1, message -> {
                seen.add(message.sequenceNumber());
                return CompletableFuture.runAsync(Thread::yield);
            }));
            assertThat(seen).hasSize(300).isSorted();
        }
    }

    /** A server that says what it is told, compressed from the answer to COMPRESS on, in the same piece. */
    private static ServerSocket scripted(String greeting, byte[] afterCompress, boolean answersMore)
            throws IOException {
        ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket socket = listening.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write(greeting.getBytes(StandardCharsets.ISO_8859_1));
                String tag = line(socket.getInputStream()).split(" ", 2)[0];
                byte[] ok = (tag + " OK compressing\r\n").getBytes(StandardCharsets.ISO_8859_1);
                byte[] both = new byte[ok.length + afterCompress.length];
                System.arraycopy(ok, 0, both, 0, ok.length);
                System.arraycopy(afterCompress, 0, both, ok.length, afterCompress.length);
                out.write(both);
                if (answersMore) {
                    InputStream inflated = new InflaterInputStream(socket.getInputStream(), new Inflater(true));
                    out.write(deflated(line(inflated).split(" ", 2)[0] + " OK done\r\n", 1));
                }
                socket.getInputStream().read();
            } catch (IOException e) {
                // the client has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
        return listening;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString();
    }

    private static byte[] deflated(String text, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, true), true)) {
            for (int i = 0; i < times; i++) {
                deflating.write(octets);
            }
            deflating.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerAddress at(ServerSocket listening) {
        return ServerAddress.insecurePlaintext("localhost", listening.getLocalPort());
    }

    private static final String GREETING = "* PREAUTH [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] hello\r\n";

    @Test
    void whatComesInOnePieceWithTheAnswerIsInflated() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        ImapListener listener = new ImapListener() {
            @Override
            public void wireReceived(String redacted) {
                told.add(redacted);
            }
        };
        try (ServerSocket listening = scripted(GREETING, deflated("* OK right behind\r\n", 1), true);
                ImapClient client = ImapClient.builder()
                        .compress()
                        .listener(listener)
                        .callbackExecutor(Runnable::run) // the listener is told before the future completes
                        .build()) {
            ImapSession session = await(client.connect(at(listening), Credentials.preauthenticated()));
            await(session.noop());
            assertThat(told).contains("* OK right behind");
        }
    }

    /** Returns how many octets of memory the client's threads have asked for. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("imapala-io"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    @Test
    void bombHitsTheLimitsAndNotTheMemory() throws IOException {
        int mebibytes = 256;
        byte[] bomb = deflated("x".repeat(1 << 20), mebibytes);
        byte[] end = deflated("\r\n", 1);
        byte[] both = Arrays.copyOf(bomb, bomb.length + end.length);
        System.arraycopy(end, 0, both, bomb.length, end.length);
        assertThat(both.length).isLessThan(1 << 20);
        try (ServerSocket listening = scripted(GREETING, both, true);
                ImapClient client = ImapClient.builder()
                        .compress()
                        .limits(Limits.DEFAULT.withMaxLineBytes(1 << 20))
                        .build()) {
            ImapSession session = await(client.connect(at(listening), Credentials.preauthenticated()));
            await(session.noop());
            assertThat(allocated()).isLessThan((long) mebibytes << 18);
        }
    }

    @Test
    void whatIsNotCompressedEndsTheConnection() throws IOException {
        try (ServerSocket listening =
                        scripted(GREETING, "\007* OK in the clear\r\n".getBytes(StandardCharsets.ISO_8859_1), false);
                ImapClient client = ImapClient.builder().compress().build()) {
            assertThatThrownBy(() -> {
                        ImapSession session = await(client.connect(at(listening), Credentials.preauthenticated()));
                        await(session.noop());
                    })
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("not compressed");
        }
    }
}
