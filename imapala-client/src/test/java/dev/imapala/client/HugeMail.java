package dev.imapala.client;

import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.CRC32;

/** What {@link HugeMailIT} runs in a small heap: downloads a huge message, and appends one like it, in both flavours. */
final class HugeMail {
    private static final byte[] PATTERN =
            "A line of a message that is far too large for anybody's memory.\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = PATTERN.length * 900;

    private HugeMail() {}

    /** Returns as many octets of the message as one writes in one go: it is the same piece over and over. */
    static byte[] piece() {
        byte[] piece = new byte[CHUNK];
        for (int from = 0; from < CHUNK; from += PATTERN.length) {
            System.arraycopy(PATTERN, 0, piece, from, PATTERN.length);
        }
        return piece;
    }

    static long checksum(long size) {
        CRC32 sum = new CRC32();
        byte[] chunk = piece();
        for (long left = size; left > 0; left -= CHUNK) {
            sum.update(chunk, 0, (int) Math.min(left, CHUNK));
        }
        return sum.getValue();
    }

    /** Brings the octets of the message. */
    private static final class Octets implements Flow.Publisher<ByteBuffer> {
        private final long size;

        Octets(long size) {
            this.size = size;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private long done;

                @Override
                public void request(long count) {
                    for (long i = 0; i < count && done < size; i++) {
                        ByteBuffer chunk = ByteBuffer.wrap(piece(), 0, (int) Math.min(CHUNK, size - done));
                        done += chunk.remaining();
                        subscriber.onNext(chunk);
                        if (done == size) {
                            subscriber.onComplete();
                        }
                    }
                }

                @Override
                public void cancel() {
                    done = size;
                }
            });
        }
    }

    /** Downloads and appends; prints the checksum of what came, twice. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        long size = Long.parseLong(arguments[1]);
        ServerAddress address = ServerAddress.insecurePlaintext("127.0.0.1", port);
        try (ImapClient client = ImapClient.create();
                ImapSession session = client.connect(address, Credentials.login("ann", "secret"))
                        .join()) {
            SelectedMailbox inbox = session.select("INBOX").join();
            System.out.println(downloaded(inbox));
            session.append("Archive", Append.message(Upload.of(size, new Octets(size))))
                    .join();
            System.out.println(read(inbox));
        }
    }

    private static long downloaded(SelectedMailbox inbox) {
        CRC32 sum = new CRC32();
        inbox.download(Uid.of(1), Section.FULL)
                .forEachAsync(1, chunk -> updated(sum, chunk))
                .join();
        return sum.getValue();
    }

    /** The consumer is not always at once ready for more. */
    private static CompletionStage<?> updated(CRC32 sum, ByteBuffer chunk) {
        return CompletableFuture.runAsync(() -> sum.update(chunk));
    }

    private static long read(SelectedMailbox inbox) throws IOException {
        CRC32 sum = new CRC32();
        byte[] some = new byte[10_000];
        try (InputStream in = inbox.blocking().download(Uid.of(1), Section.FULL)) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                sum.update(some, 0, count);
            }
        }
        return sum.getValue();
    }
}
