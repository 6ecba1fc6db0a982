package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePublisherTest {
    private static final int SIZE = 200_000;

    @TempDir
    private Path directory;

    /** Notes what comes, and asks for one more each time if it is {@code greedy}. */
    private static final class Noting implements Flow.Subscriber<ByteBuffer> {
        private final boolean greedy;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;
        private @Nullable Throwable failure;
        private int chunks;
        private int ends;

        Noting(boolean greedy) {
            this.greedy = greedy;
        }

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            chunks++;
            while (chunk.hasRemaining()) {
                octets.write(chunk.get());
            }
            if (greedy) {
                subscription().request(1);
            }
        }

        @Override
        public void onError(Throwable cause) {
            failure = cause;
        }

        @Override
        public void onComplete() {
            ends++;
        }
    }

    private Path file() throws IOException {
        byte[] octets = new byte[SIZE];
        new Random(7).nextBytes(octets);
        return Files.write(directory.resolve("mail"), octets);
    }

    private static Noting subscribe(Path file, boolean greedy) throws IOException {
        Noting noting = new Noting(greedy);
        Upload.ofFile(file).octets().subscribe(noting);
        return noting;
    }

    @Test
    void fileComesAsFastAsItIsAskedFor() throws IOException {
        Path file = file();
        Noting noting = subscribe(file, false);
        assertThat(noting.chunks).isZero();
        noting.subscription().request(2);
        assertThat(noting.chunks).isEqualTo(2);
        noting.subscription().request(Long.MAX_VALUE);
        assertThat(noting.octets.toByteArray()).isEqualTo(Files.readAllBytes(file));
        assertThat(noting.ends).isEqualTo(1);
        noting.subscription().request(1);
        assertThat(noting.ends).isEqualTo(1);
    }

    @Test
    void whoAsksInsideOfTheCallGetsEverythingInOrder() throws IOException {
        Path file = file();
        Noting noting = subscribe(file, true);
        noting.subscription().request(1);
        assertThat(noting.octets.toByteArray()).isEqualTo(Files.readAllBytes(file));
        assertThat(noting.ends).isEqualTo(1);
    }

    @Test
    void nothingComesAfterACancel() throws IOException {
        Noting noting = subscribe(file(), false);
        noting.subscription().request(1);
        noting.subscription().cancel();
        noting.subscription().request(5);
        assertThat(noting.chunks).isEqualTo(1);
        assertThat(noting.ends).isZero();
        assertThat(noting.failure).isNull();
    }

    @Test
    void emptyFileEnds() throws IOException {
        Noting noting = subscribe(Files.createFile(directory.resolve("empty")), false);
        noting.subscription().request(1);
        assertThat(noting.chunks).isZero();
        assertThat(noting.ends).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Path file = file();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Upload.ofFile(directory.resolve("missing")));
        Noting noting = subscribe(file, false);
        noting.subscription().request(0);
        assertThat(noting.failure).isInstanceOf(IllegalArgumentException.class);
        Noting late = subscribe(file, false);
        Files.delete(file);
        late.subscription().request(1);
        assertThat(late.failure).isInstanceOf(NoSuchFileException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Upload.of(-1, new FilePublisher(file)));
    }
}
