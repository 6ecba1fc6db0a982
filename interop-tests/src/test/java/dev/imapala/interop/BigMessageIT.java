package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.Upload;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message of a hundred megabytes goes both ways, and comes back as it went. */
class BigMessageIT extends Scenario {
    private static final int BLOCK_LINES = 10_000;
    private static final int SIZE = 100_000_000;

    @Test
    void hundredMegabytesComeBackAsTheyWent(@TempDir Path folder) throws IOException {
        Path file = write(folder.resolve("big.eml"));
        assertThat(Files.size(file)).isGreaterThan(SIZE);
        ImapSession session = connect();
        Uid uid = await(session.append("INBOX", Append.message(Upload.ofFile(file))))
                .uid()
                .orElseThrow();
        SelectedMailbox inbox = await(session.select("INBOX"));
        assertThat(await(inbox.fetch(inbox.all(), Fetch.items(FetchItem.RFC822_SIZE))
                        .toList()))
                .extracting(message -> message.get(FetchItem.RFC822_SIZE))
                .containsExactly(Files.size(file));
        MessageDigest digest = sha256();
        await(inbox.download(uid, Section.FULL).forEach(digest::update));
        assertThat(hex(digest)).isEqualTo(hex(digestOf(file)));
        assertThat(trace.complaints()).isEmpty();
    }

    private static Path write(Path file) throws IOException {
        byte[] header = "From: Ann <ann@example.org>\r\nSubject: big\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header);
            byte[] block = ("x".repeat(76) + "\r\n").repeat(BLOCK_LINES).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written <= SIZE; written += block.length) {
                out.write(("block at " + written + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(block);
            }
        }
        return file;
    }

    private static MessageDigest digestOf(Path file) {
        MessageDigest digest = sha256();
        byte[] piece = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                digest.update(ByteBuffer.wrap(piece, 0, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
