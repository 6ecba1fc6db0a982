package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static List<String> lines(Result<?> result) {
        return result.failure().conversation();
    }

    @Test
    void lastLinesTravelWithARefusal() {
        Wire wire = Wire.loggedIn();
        Result<MailboxStatus> status = wire.status(Wire.WORK);
        wire.server("* OK just so", "T2 NO not today");
        assertThat(status.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(lines(status))
                .endsWith("C: T2 STATUS Work (MESSAGES)", "S: * OK just so", "S: T2 NO not today")
                .contains("C: T1 LOGIN \"ann\" ***");
    }

    @Test
    void lastLinesTravelWithALoss() {
        Wire wire = Wire.loggedIn();
        Result<Response.Tagged> noop = wire.noop();
        wire.engine.disconnected(null);
        assertThat(noop.failure()).isInstanceOf(ConnectionLostException.class);
        assertThat(lines(noop)).endsWith("C: T2 NOOP");
    }

    @Test
    void stackTracesShowThem() {
        Wire wire = Wire.loggedIn();
        Result<Response.Tagged> noop = wire.noop();
        wire.engine.disconnected(null);
        StringWriter trace = new StringWriter();
        noop.failure().printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("the conversation before was").contains("C: T2 NOOP");
        assertThat(noop.failure().atCaller().conversation())
                .isEqualTo(noop.failure().conversation());
    }

    @Test
    void mailIsNoPartOfThem() {
        Wire wire = Wire.loggedIn();
        Selection inbox = wire.select(9);
        Elements<FetchedMessage> elements =
                wire.fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.body(Section.FULL));
        wire.server(
                "* 3 FETCH (UID 5 BODY[] {14}\r\nprivate matter)", "* 4 FETCH (UID 6 BODY[] \"private", "T3 BAD no");
        assertThat(elements.failure().conversation())
                .noneMatch(line -> line.contains("private"))
                .contains("S: * 3 FETCH, 45 octets");
    }

    @Test
    void thereAreAFewShortOnes() {
        Conversation conversation = new Conversation();
        for (int i = 0; i < 100; i++) {
            conversation.received(Bytes.of("* OK number " + i + "\r\n"));
        }
        conversation.sent("x".repeat(10_000));
        conversation.received(Bytes.of("y".repeat(10_000)));
        List<String> lines = conversation.lines(List.of());
        assertThat(lines).hasSize(16).allMatch(line -> line.length() < 160);
        assertThat(lines.get(0)).isEqualTo("S: * OK number 86");
        assertThat(lines.get(15)).startsWith("S: yyy").endsWith("... 10000 octets");
    }

    @Test
    void secretThatIsCutShowsNoPieceOfItself() {
        Conversation conversation = new Conversation();
        for (int before = 100; before < 125; before++) {
            conversation.received(Bytes.of("x".repeat(before) + "s3cret-w0rd" + "y".repeat(50)));
            assertThat(conversation.lines(List.of("s3cret-w0rd"))).noneMatch(line -> line.contains("s3c"));
        }
    }

    @Test
    void atRestTheLastLinesAreKept() {
        Conversation conversation = new Conversation();
        for (int i = 1; i <= 20; i++) {
            conversation.received(Bytes.of("* " + i + " EXISTS"));
        }
        conversation.rest();
        assertThat(conversation.lines(List.of()))
                .containsExactly("S: * 17 EXISTS", "S: * 18 EXISTS", "S: * 19 EXISTS", "S: * 20 EXISTS");
        conversation.received(Bytes.of("* 21 EXISTS and more of it than there was before"));
        assertThat(conversation.lines(List.of()))
                .hasSize(5)
                .endsWith("S: * 21 EXISTS and more of it than there was before");
    }
}
