package dev.imapala.cli.transfer;

import dev.imapala.client.Upload;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * A message in a file, which has been looked through.
 *
 * @param path where it is
 * @param octets how many octets it has
 * @param bareLineFeeds how many of them are LFs without a CR before them
 * @param hasNul whether a NUL is among them, which IMAP cannot carry
 */
public record MessageFile(Path path, long octets, long bareLineFeeds, boolean hasNul) {
    private static final int CHUNK = 64 * 1024;
    private static final long MOST_IN_MEMORY = 1 << 20;

    /**
     * Looks through the file {@code path}.
     *
     * @throws IOException if it cannot be read
     */
    public static MessageFile look(Path path) throws IOException {
        long octets = 0;
        long bare = 0;
        boolean nul = false;
        byte last = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                octets += count;
                bare += LineEnds.count(ByteBuffer.wrap(chunk, 0, count), last);
                nul |= hasNul(chunk, count);
                last = count == 0 ? last : chunk[count - 1];
            }
        }
        return new MessageFile(path, octets, bare, nul);
    }

    private static boolean hasNul(byte[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            if (chunk[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many octets it has with CRLF at the end of each line. */
    public long sentOctets() {
        return octets + bareLineFeeds;
    }

    /** Tells whether it has line ends that mail does not have. */
    public boolean hasBareLineFeeds() {
        return bareLineFeeds > 0;
    }

    /**
     * Returns the message to append: with CRLF line ends, or exactly as it is. A large one is read while it is sent.
     *
     * @param exact whether to leave its line ends alone
     * @param progress is told of octets of a large message as they are sent
     * @throws IOException if the file cannot be read
     */
    public Content content(boolean exact, LongConsumer progress) throws IOException {
        boolean converts = !exact && hasBareLineFeeds();
        if (octets <= MOST_IN_MEMORY) {
            byte[] all = Files.readAllBytes(path);
            return Content.of(
                    converts
                            ? Bytes.copyOf(
                                    new LineEnds().apply(ByteBuffer.wrap(all)).array())
                            : Bytes.copyOf(all));
        }
        UnaryOperator<ByteBuffer> counting = chunk -> {
            progress.accept(chunk.remaining());
            return chunk;
        };
        MappedOctets counted = new MappedOctets(Upload.ofFile(path).octets(), () -> counting);
        return Upload.of(
                converts ? sentOctets() : octets, converts ? new MappedOctets(counted, LineEnds::new) : counted);
    }
}
