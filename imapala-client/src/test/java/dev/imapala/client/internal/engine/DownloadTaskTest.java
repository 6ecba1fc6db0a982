package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.Credentials;
import dev.imapala.client.MessageNotFoundException;
import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTaskTest {
    private static final int LARGE = 100_000;

    private final Wire wire = Wire.loggedIn();
    private final Selection inbox = wire.select(9);
    private final Elements<ByteBuffer> chunks = Elements.open();

    private DownloadTask download(Elements<ByteBuffer> sink) {
        DownloadTask task = new DownloadTask(Uid.of(7), FetchItem.body(Section.FULL), inbox, sink);
        wire.engine.submit(task);
        return task;
    }

    private static String text(Elements<ByteBuffer> chunks) {
        return chunks.elements().stream()
                .map(chunk -> Bytes.copyOf(chunk).text())
                .collect(Collectors.joining());
    }

    @Test
    void sectionIsAskedForWithoutMarkingTheMessageSeen() {
        download(chunks);
        assertThat(wire.takeSent()).isEqualTo("T3 UID FETCH 7 (BODY.PEEK[])|");
    }

    @Test
    void largeLiteralComesAsChunksInItsOrder() {
        download(chunks);
        wire.octets("* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "a".repeat(100));
        assertThat(text(chunks)).isEqualTo("a".repeat(100));
        wire.octets("b".repeat(LARGE - 200));
        wire.octets("c".repeat(100) + " FLAGS (\\Seen))\r\nT3 OK done\r\n");
        assertThat(text(chunks)).isEqualTo("a".repeat(100) + "b".repeat(LARGE - 200) + "c".repeat(100));
        assertThat(chunks.hasEnded()).isTrue();
        assertThat(wire.listener.defective).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 2 FETCH (UID 7 BODY[] {5}\r\nhello)",
                "* 2 FETCH (BODY[] {5}\r\nhello UID 7)",
                "* 2 FETCH (BODY[] \"hello\")",
            })
    void smallSectionIsOneChunk(String response) {
        download(chunks);
        wire.server(response, "T3 OK done");
        assertThat(chunks.elements()).hasSize(1);
        assertThat(text(chunks)).isEqualTo("hello");
        assertThat(chunks.hasEnded()).isTrue();
    }

    @Test
    void emptySectionHasNoChunks() {
        download(chunks);
        wire.server("* 2 FETCH (UID 7 BODY[] \"\")", "T3 OK done");
        assertThat(chunks.elements()).isEmpty();
        assertThat(chunks.hasEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 2 FETCH (UID 7 BODY[] NIL)",
                "* 2 FETCH (UID 7 FLAGS ())",
                "* 3 FETCH (UID 8 BODY[] \"x\")",
                "* 3 EXISTS"
            })
    void messageOrSectionThatIsNotThereIsAFailure(String response) {
        download(chunks);
        wire.server(response, "T3 OK done");
        assertThat(chunks.elements()).isEmpty();
        assertThat(chunks.failure())
                .isInstanceOf(MessageNotFoundException.class)
                .hasMessageContaining("BODY[]")
                .hasMessageContaining("UID 7");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void refusalIsAFailure() {
        download(chunks);
        wire.server("T3 NO not today");
        assertThat(chunks.failure()).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void unmetDemandStopsReadingInsideOfTheLiteral() {
        Elements<ByteBuffer> slow = new Elements<>(1);
        download(slow);
        Result<Response.Tagged> behind = wire.noop();
        wire.octets("* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "a".repeat(60_000));
        assertThat(wire.isPaused()).as("one was asked for, and one came").isFalse();
        wire.octets("b".repeat(40_000) + ")\r\nT3 OK done\r\nT4 OK done\r\n");
        assertThat(slow.elements()).hasSize(1);
        assertThat(wire.isPaused()).isTrue();
        wire.pass(Duration.ofHours(1));
        assertThat(wire.engine.isOpen())
                .as("it is not the server who is silent")
                .isTrue();
        slow.want(1);
        wire.engine.wake();
        assertThat(text(slow)).isEqualTo("a".repeat(60_000) + "b".repeat(40_000));
        assertThat(slow.hasEnded()).isTrue();
        assertThat(wire.isPaused()).isFalse();
        assertThat(behind.completions()).isEqualTo(1);
    }

    @Test
    void octetsThatComeWhileReadingIsPausedAreKept() {
        Elements<ByteBuffer> slow = new Elements<>(0);
        download(slow);
        wire.octets("* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "a".repeat(60_000));
        wire.octets("b".repeat(40_000) + ")\r\nT3 OK done\r\n");
        assertThat(slow.elements()).isEmpty();
        slow.want(2);
        wire.engine.wake();
        assertThat(text(slow)).isEqualTo("a".repeat(60_000) + "b".repeat(40_000));
        assertThat(slow.hasEnded()).isTrue();
    }

    @Test
    void cancelInsideOfTheLiteralDropsTheRestAndKeepsTheConnection() {
        Elements<ByteBuffer> slow = new Elements<>(1);
        DownloadTask task = download(slow);
        Result<Response.Tagged> behind = wire.noop();
        wire.octets("* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "a".repeat(30_000));
        wire.octets("a".repeat(30_000));
        assertThat(wire.isPaused()).isTrue();
        wire.engine.cancel(task);
        assertThat(wire.isPaused()).isFalse();
        wire.octets("b".repeat(40_000) + ")\r\nT3 OK done\r\nT4 OK done\r\n");
        assertThat(slow.elements()).hasSize(1);
        assertThat(slow.isOver()).isFalse();
        assertThat(behind.completions()).isEqualTo(1);
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void largeLiteralOfAnotherItemIsGatheredWithinTheLimits() {
        Wire small = new Wire(
                Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT.withMaxLiteralBytes(20_000));
        small.logIn();
        Selection selection = small.select(9);
        small.engine.submit(new DownloadTask(Uid.of(7), FetchItem.body(Section.FULL), selection, chunks));
        small.octets("* 2 FETCH (UID 7 BODY[TEXT] {30000}\r\n" + "x".repeat(30_000) + ")\r\n");
        small.octets("* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "m".repeat(LARGE) + ")\r\n");
        small.server("T3 OK done");
        assertThat(text(chunks)).as("limits are for what is gathered").isEqualTo("m".repeat(LARGE));
        assertThat(chunks.failure()).isInstanceOf(ResponseTooLargeException.class);
    }

    @Test
    void secondAnswerIsNotAddedToTheFirst() {
        download(chunks);
        String once = "* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "m".repeat(LARGE) + ")\r\n";
        wire.octets(once + once + "T3 OK done\r\n");
        assertThat(text(chunks)).isEqualTo("m".repeat(LARGE));
        assertThat(chunks.hasEnded()).isTrue();
    }

    @Test
    void connectionLostInsideOfTheLiteralFailsTheDownload() {
        download(chunks);
        wire.octets("* 2 FETCH (UID 7 BODY[] {" + LARGE + "}\r\n" + "a".repeat(100));
        wire.engine.disconnected(null);
        assertThat(chunks.failure()).hasMessageContaining("the server closed the connection");
    }
}
