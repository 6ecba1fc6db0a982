package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that go by in chunks, against the test server. */
class TransferIT {
    private static final TestNetwork NET = new TestNetwork();
    private static final Bytes MAIL = Bytes.of("Subject: large\r\n\r\n" + "A line of it.\r\n".repeat(200_000));

    @TempDir
    private Path directory;

    @AfterAll
    static void stop() {
        NET.close();
    }

    @Test
    void whatIsUploadedFromAFileIsDownloadedAgain() throws IOException {
        Path file = Files.write(directory.resolve("mail.eml"), MAIL.toArray());
        try (ImapSession session = NET.connect()) {
            Uid uid = await(session.append("Archive", Append.message(Upload.ofFile(file))))
                    .uid()
                    .orElseThrow();
            SelectedMailbox archive = await(session.select("Archive"));
            List<ByteBuffer> chunks = await(archive.download(uid, Section.FULL).toList());
            assertThat(chunks).hasSizeGreaterThan(10).allMatch(ByteBuffer::isReadOnly);
            assertThat(joined(chunks)).isEqualTo(MAIL);
            assertThat(joined(await(archive.download(uid, Section.HEADER).toList())))
                    .isEqualTo(Bytes.of("Subject: large\r\n\r\n"));
        }
    }

    private static Bytes joined(List<ByteBuffer> chunks) {
        ByteBuffer joined = ByteBuffer.allocate(
                chunks.stream().mapToInt(ByteBuffer::remaining).sum());
        chunks.forEach(chunk -> joined.put(chunk.duplicate()));
        return Bytes.copyOf(joined.flip());
    }

    @Test
    void whatAPublisherBringsIsAppended() {
        List<byte[]> pieces = List.of(
                MAIL.slice(0, 100_000).toArray(),
                MAIL.slice(100_000, MAIL.size()).toArray());
        try (ImapSession session = NET.connect()) {
            Upload upload = Upload.of(MAIL.size(), BodyPublishers.ofByteArrays(pieces));
            CompletableFuture<AppendResult> appended = session.append("Drafts", Append.message(upload));
            assertThat(await(appended).uid()).isPresent();
            assertThat(NET.server.mailbox("ann", "Drafts").messages().get(0).content())
                    .isEqualTo(MAIL);
        }
    }

    @Test
    void uploadThatFailsAppendsNothingAndClosesTheConnection() {
        Flow.Publisher<ByteBuffer> failing = subscriber -> {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {}

                @Override
                public void cancel() {}
            });
            subscriber.onNext(ByteBuffer.wrap(new byte[] {'a', 'b'}));
            subscriber.onError(new IOException("the disk is gone"));
        };
        try (ImapSession session = NET.connect()) {
            CompletableFuture<AppendResult> appended = session.append("Sent", Append.message(Upload.of(100, failing)));
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> await(appended))
                    .withMessageContaining("half a message")
                    .withStackTraceContaining("the disk is gone");
            assertThat(session.isOpen()).isFalse();
            assertThat(NET.server.mailbox("ann", "Sent").messages()).isEmpty();
        }
    }

    @Test
    void contentWithoutOctetsIsRefusedAtOnce() {
        try (ImapSession session = NET.connect()) {
            Append nothing = Append.message(new Content.Passed(5));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.append("Sent", nothing).join())
                    .withMessageContaining("Upload.of");
        }
    }

    @Test
    void downloadIsReadLikeAnyStreamInTheBlockingView() throws IOException {
        NET.server.deliver("ann", "Junk", MAIL);
        try (BlockingSession session = NET.client.blocking().connect(NET.tls(), TestNetwork.ANN);
                BlockingMailbox junk = session.select("Junk")) {
            try (InputStream in = junk.download(Uid.of(1), Section.FULL)) {
                assertThat(Bytes.copyOf(in.readAllBytes())).isEqualTo(MAIL);
            }
            try (InputStream in = junk.download(Uid.of(1), Section.FULL)) {
                assertThat(in.read()).isEqualTo('S');
            }
            try (InputStream in = junk.download(Uid.of(1), FetchItem.body(Section.TEXT))) {
                assertThat(in.readNBytes(6)).isEqualTo("A line".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            assertThatExceptionOfType(MessageNotFoundException.class)
                    .isThrownBy(() -> junk.download(Uid.of(99), Section.FULL).read());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> junk.download(Uid.of(1), uid()).read());
        }
    }

    @SuppressWarnings("unchecked") // a caller who goes around the types
    private static FetchItem<Bytes> uid() {
        return (FetchItem<Bytes>) (FetchItem<?>) FetchItem.UID;
    }

    @Test
    void cancelledDownloadKeepsTheSession() {
        NET.server.deliver("ann", "Trash", MAIL);
        try (ImapSession session = NET.connect()) {
            SelectedMailbox trash = await(session.select("Trash"));
            CompletableFuture<Void> first = new CompletableFuture<>();
            CompletableFuture<Void> downloading = trash.download(Uid.of(1), Section.FULL)
                    .forEachAsync(1, chunk -> {
                        first.complete(null);
                        return new CompletableFuture<Void>();
                    });
            await(first);
            downloading.cancel(true);
            assertThat(await(trash.download(Uid.of(1), Section.HEADER).toList()))
                    .hasSize(1);
        }
    }
}
