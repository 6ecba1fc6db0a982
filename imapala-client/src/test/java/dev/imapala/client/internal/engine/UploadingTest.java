package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadingTest {
    private final Wire wire = Wire.loggedIn("UIDPLUS");
    private final Result<AppendResult> result = new Result<>();
    private final Source source = new Source();

    /** Chunks that a test provides. */
    private static final class Source implements ChunkSource {
        private final Deque<Bytes> chunks = new ArrayDeque<>();
        private boolean open;
        private boolean ended;
        private boolean cancelled;
        private @Nullable Throwable failure;

        void put(String chunk) {
            chunks.add(Bytes.of(chunk));
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public @Nullable Bytes poll() {
            return chunks.poll();
        }

        @Override
        public boolean hasEnded() {
            return ended && chunks.isEmpty();
        }

        @Override
        public @Nullable Throwable failure() {
            return failure;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private record Elsewhere(long size) implements Content.Streamed {}

    private AppendTask append(Wire on, long size) {
        AppendTask task = new AppendTask(new AppendCommand(Wire.WORK, Append.message(new Elsewhere(size))), result);
        task.uploadFrom(content -> source);
        on.engine.submit(task);
        return task;
    }

    private void put(String chunk) {
        source.put(chunk);
        wire.wake();
    }

    private void end() {
        source.ended = true;
        wire.wake();
    }

    @Test
    void sourceIsOpenedWhenTheServerAwaitsItsOctets() {
        append(wire, 10);
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {10}|");
        assertThat(source.open).isFalse();
        wire.server("+ go ahead");
        assertThat(source.open).isTrue();
        put("hello");
        put("world");
        assertThat(wire.takeSent()).isEqualTo("helloworld");
        end();
        assertThat(wire.takeSent()).isEqualTo("|");
        wire.server("T2 OK [APPENDUID 7 12] done");
        assertThat(result.value().uid()).isPresent();
    }

    @Test
    void nothingIsAwaitedWhereTheServerSaysSo() {
        Wire plus = Wire.loggedIn("LITERAL+");
        source.put("hello");
        source.ended = true;
        append(plus, 5);
        assertThat(plus.takeSent()).isEqualTo("T2 APPEND Work {5+}|hello|");
    }

    @Test
    void nextChunkIsAskedForWhenTheSocketHasTakenTheOneBefore() {
        append(wire, 10);
        wire.server("+ go ahead");
        wire.takeSent();
        wire.takesChunks(false);
        put("hello");
        put("world");
        assertThat(wire.takeSent()).isEqualTo("hello");
        assertThat(source.chunks).hasSize(1);
        wire.takesChunks(true);
        assertThat(wire.takeSent()).isEqualTo("world");
    }

    @Test
    void nothingComesBetweenTheChunks() {
        append(wire, 10);
        wire.server("+ go ahead");
        Result<Response.Tagged> behind = wire.noop();
        put("hello");
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {10}|hello");
        put("world");
        end();
        assertThat(wire.takeSent()).isEqualTo("world|T3 NOOP|");
        wire.server("T2 OK done", "T3 OK done");
        assertThat(behind.completions()).isEqualTo(1);
    }

    @Test
    void slowSourceIsNoSilenceOfTheServerButASlowSocketIs() {
        append(wire, 10);
        wire.server("+ go ahead");
        wire.pass(Duration.ofHours(1));
        assertThat(wire.engine.isOpen()).isTrue();
        wire.takesChunks(false);
        put("hello");
        wire.pass(Duration.ofHours(1));
        assertThat(result.failure()).isInstanceOf(ImapTimeoutException.class);
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void octetsOfABinaryMessageMayHaveNul() {
        Wire knows = Wire.loggedIn("BINARY");
        Append binary = Append.binary(new Elsewhere(3));
        AppendTask task = new AppendTask(new AppendCommand(Wire.WORK, binary), result);
        task.uploadFrom(content -> source);
        knows.engine.submit(task);
        source.put("a\0b");
        source.ended = true;
        knows.server("+ go ahead");
        assertThat(knows.takeSent()).isEqualTo("T2 APPEND Work ~{3}|a\0b|");
        knows.server("T2 OK done");
        assertThat(result.completions()).isEqualTo(1);
    }

    @Test
    void binaryMessageThatIsNotInMemoryIsNotSentTwice() {
        Wire knows = Wire.loggedIn("BINARY");
        AppendTask task = new AppendTask(new AppendCommand(Wire.WORK, Append.binary(new Elsewhere(3))), result);
        knows.engine.submit(task);
        knows.server("T2 BAD what is ~?");
        assertThat(result.failure()).isInstanceOf(CommandFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too much: brings more octets than the 10 of its size",
                "short: ended after 5 of 10 octets",
                "he\0lo: has a NUL octet at 2, which a literal cannot carry"
            })
    void wrongOctetsEndTheConnectionBeforeTheMessageIsWhole(String chunkAndMessage) {
        append(wire, 10);
        wire.server("+ go ahead");
        wire.takeSent();
        String chunk = chunkAndMessage.substring(0, chunkAndMessage.indexOf(':'));
        put(chunk.startsWith("too") ? "0123456789" : chunk);
        if (chunk.startsWith("too")) {
            put("x");
        }
        end();
        assertThat(result.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining(chunkAndMessage.substring(chunkAndMessage.indexOf(':') + 2));
        assertThat(wire.takeSent()).doesNotContain("|", "\0");
        assertThat(wire.isClosed()).isTrue();
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void failureOfTheSourceIsTheCauseOfWhatIsLost() {
        append(wire, 10);
        wire.server("+ go ahead");
        put("hello");
        source.failure = new IOException("the disk is gone");
        wire.wake();
        assertThat(result.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("failed after 5 octets")
                .hasCause(source.failure);
    }

    @Test
    void refusalBeforeTheGoAheadCostsNothing() {
        append(wire, 10);
        wire.server("T2 NO [TRYCREATE] no such mailbox");
        assertThat(result.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(source.open).isFalse();
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {10}|T3 NOOP|");
    }

    @Test
    void refusalAmidTheOctetsLetsTheLiteralEndForTheServerToPassOver() {
        append(wire, 10);
        wire.server("+ go ahead");
        put("hello");
        wire.server("T2 NO [OVERQUOTA] no room");
        assertThat(result.failure()).isInstanceOf(CommandFailedException.class);
        wire.noop();
        put("world");
        end();
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {10}|helloworld|T3 NOOP|");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void goAheadTwiceIsPassedOver() {
        append(wire, 5);
        wire.server("+ go ahead", "+ go ahead");
        put("hello");
        end();
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {5}|hello|");
    }

    @Test
    void cancelBeforeItIsSentRemovesIt() {
        wire.selecting(Wire.WORK);
        AppendTask task = append(wire, 5);
        wire.takeSent();
        wire.engine.cancel(task);
        assertThat(wire.takeSent()).isEmpty();
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void cancelWhileItIsSentEndsTheConnectionSoThatNothingIsAppended() {
        AppendTask task = append(wire, 10);
        wire.server("+ go ahead");
        put("hello");
        wire.engine.cancel(task);
        assertThat(wire.isClosed()).isTrue();
        assertThat(source.cancelled).isTrue();
        assertThat(wire.takeSent()).endsWith("hello");
    }

    @Test
    void emptyMessageNeedsNoChunk() {
        append(wire, 0);
        source.ended = true;
        wire.server("+ go ahead");
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {0}||");
    }
}
