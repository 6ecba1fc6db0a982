package dev.imapala.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The octets of a file, read on the thread that asks for them. */
final class FilePublisher implements Flow.Publisher<ByteBuffer> {
    private static final int CHUNK = 64 * 1024;

    private final Path path;

    FilePublisher(Path path) {
        this.path = path;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        Reading reading = new Reading(Objects.requireNonNull(subscriber, "subscriber"));
        subscriber.onSubscribe(reading);
    }

    private final class Reading implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        /** How many chunks are wanted; who makes it more than 0 reads, so that nobody reads twice at a time. */
        private final AtomicLong wanted = new AtomicLong();

        private volatile boolean over;
        private @Nullable InputStream file;

        Reading(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                fail(new IllegalArgumentException(
                        "non-positive subscription request: ask for 1 or more, not " + count));
                return;
            }
            long before = wanted.getAndAccumulate(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
            if (before == 0) {
                read();
            }
        }

        private void read() {
            long done;
            do {
                done = 0;
                for (long most = wanted.get(); done < most && !over; done++) {
                    readChunk();
                }
            } while (wanted.addAndGet(-done) > 0 && !over);
            if (over) {
                close();
            }
        }

        private void readChunk() {
            try {
                InputStream in = file == null ? Files.newInputStream(path) : file;
                file = in;
                byte[] chunk = in.readNBytes(CHUNK);
                if (chunk.length > 0) {
                    subscriber.onNext(ByteBuffer.wrap(chunk).asReadOnlyBuffer());
                } else {
                    over = true;
                    subscriber.onComplete();
                }
            } catch (IOException e) {
                fail(e);
            }
        }

        private void fail(Exception failure) {
            if (!over) {
                cancel();
                subscriber.onError(failure);
            }
        }

        /** Takes effect before the next chunk; the file is closed by whoever reads it. */
        @Override
        public void cancel() {
            over = true;
            if (wanted.getAndIncrement() == 0) {
                close();
            }
        }

        private void close() {
            InputStream open = file;
            file = null;
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                // there is nothing that would have to be written
            }
        }
    }
}
