package dev.imapala.client.internal.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapException;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every buffer that Netty lends is given back, however a connection ends. */
class BufferLeakIT {
    private static final Logger DETECTOR = Logger.getLogger(ResourceLeakDetector.class.getName());

    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            leaks.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void detect() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        DETECTOR.addHandler(handler);
    }

    @AfterEach
    void restore() {
        DETECTOR.removeHandler(handler);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void noBufferIsKept() {
        try (ImapTestServer server =
                        ImapTestServer.builder().user("ann", "s3cret").start();
                ImapClient client = ImapClient.builder()
                        .trust(server.certificate().authority())
                        .build()) {
            for (ServerAddress address : new ServerAddress[] {
                ServerAddress.tls("localhost", server.tlsPort()),
                ServerAddress.startTls("localhost", server.port()),
                ServerAddress.insecurePlaintext("localhost", server.port())
            }) {
                converse(client, address);
                stopReading(client, address);
                breakOff(server, client, address);
            }
        }
        collect();
        assertThat(leaks).isEmpty();
    }

    private static BlockingSession connect(ImapClient client, ServerAddress address) {
        return client.blocking().connect(address, Credentials.password("ann", "s3cret"));
    }

    private static void converse(ImapClient client, ServerAddress address) {
        try (BlockingSession session = connect(client, address)) {
            session.append("INBOX", Append.message(Bytes.of("Subject: x\r\n\r\n" + "x".repeat(300_000))));
            BlockingMailbox inbox = session.select("INBOX");
            inbox.fetch(inbox.all(), Fetch.items(FetchItem.body(Section.FULL)));
            session.logout();
        }
    }

    private static void stopReading(ImapClient client, ServerAddress address) {
        try (BlockingSession session = connect(client, address)) {
            for (int i = 0; i < 40; i++) {
                session.append("INBOX", Append.message(Bytes.of("Subject: x\r\n\r\n" + "x".repeat(100_000))));
            }
            BlockingMailbox inbox = session.select("INBOX");
            BlockingStream<FetchedMessage> stream =
                    inbox.fetchStream(inbox.all(), Fetch.items(FetchItem.body(Section.FULL)));
            assertThat(stream.iterator().hasNext()).isTrue();
        }
    }

    private static void breakOff(ImapTestServer server, ImapClient client, ServerAddress address) {
        BlockingSession session = connect(client, address);
        BlockingMailbox inbox = session.select("INBOX");
        server.faults().on(Moment.insideLiteral("FETCH", 50_000), Fault.reset());
        Fetch full = Fetch.items(FetchItem.body(Section.FULL));
        assertThatThrownBy(() -> inbox.fetch(inbox.all(), full)).isInstanceOf(ImapException.class);
    }

    /** The detector tells of what was collected when something else is lent. */
    private static void collect() {
        for (int i = 0; i < 10; i++) {
            System.gc();
            PooledByteBufAllocator.DEFAULT.buffer(64).release();
        }
    }
}
