package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.Section;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void conversationIsTheSameInPiecesOfAnySize(int size) {
        Recording recording = new Recording();
        recording.play(size, Integer.MAX_VALUE);
        recording.wire.session.value();
        recording.results.forEach(Result::value);
        assertThat(recording.fetched.elements()).hasSize(2);
        assertThat(recording
                        .fetched
                        .elements()
                        .get(0)
                        .get(FetchItem.body(Section.FULL))
                        .text())
                .isEqualTo("T6 OK");
        assertThat(recording.fetched.hasEnded()).isTrue();
        assertThat(recording.streams).hasSize(5).allMatch(Elements::hasEnded);
        assertThat(recording.downloaded.elements().stream()
                        .mapToInt(ByteBuffer::remaining)
                        .sum())
                .isEqualTo(Recording.LARGE.length());
        assertThat(recording.events.elements())
                .hasSize(4)
                .startsWith(new MailboxEvent.Expunged(1))
                .endsWith(new MailboxEvent.Exists(4), new MailboxEvent.Exists(5));
        assertThat(recording.wire.takeSent())
                .isEqualTo(
                        "T1 STARTTLS|T2 CAPABILITY|T3 AUTHENTICATE PLAIN|AGFubgBzM2NyZXQ=|T4 ID (\"name\" \"Imapala\")|"
                                + "T5 SELECT INBOX|T6 UID FETCH 1:2 (UID BODY.PEEK[])|T7 UID FETCH 3 (UID FLAGS)|"
                                + "T8 UID FETCH 4 (UID FLAGS)|T9 UID SEARCH RETURN (COUNT) ALL|"
                                + "T10 UID SEARCH RETURN (ALL) ALL|T11 STATUS INBOX (MESSAGES)|T12 STATUS Work (MESSAGES)|"
                                + "T13 LIST \"\" \"*\"|T14 APPEND INBOX {5}|hello|"
                                + "T15 UID FETCH 3 (BODY.PEEK[])|T16 APPEND INBOX {6}|upload|T17 IDLE|DONE|"
                                + "T18 UID STORE 2 +FLAGS (\\Seen)|T19 IDLE|DONE|T20 UNSELECT|T21 LOGOUT|");
    }

    @Test
    void connectionCutAtAnyOctetCompletesEverythingOnce() {
        new Recording().cuts().forEach(cut -> {
            Recording recording = new Recording();
            recording.play(1000, cut);
            recording.wire.engine.disconnected(null);
            assertOver(recording, cut);
        });
    }

    @Test
    void silenceAfterAnyOctetCompletesEverythingOnce() {
        new Recording().cuts().forEach(cut -> {
            Recording recording = new Recording();
            recording.play(1000, cut);
            recording.wire.pass(Duration.ofMinutes(12));
            if (recording.wire.engine.isOpen()) {
                // a line without its LF counts after a while, and then the server may owe nothing
                assertThat(recording.lacksLineFeed(cut))
                        .as("open, cut at %d", cut)
                        .isTrue();
                recording.wire.engine.disconnected(null);
            }
            assertOver(recording, cut);
        });
    }

    @Test
    void byeAfterAnyLineCompletesEverythingOnce() {
        new Recording().cuts().forEach(cut -> {
            Recording recording = new Recording();
            recording.play(1000, cut);
            recording.wire.octets("\r\n* BYE enough\r\n");
            recording.wire.engine.disconnected(null);
            assertOver(recording, cut);
        });
    }

    private static void assertOver(Recording recording, int cut) {
        assertThat(recording.wire.session.completions())
                .as("session, cut at %d", cut)
                .isEqualTo(1);
        assertThat(recording.results).as("commands, cut at %d", cut).allMatch(result -> result.completions() == 1);
        assertThat(recording.chunks.isOver()).as("upload, cut at %d", cut).isTrue();
        assertThat(recording.wire.isClosed()).as("closed, cut at %d", cut).isTrue();
        assertThat(recording.wire.listener.closed).isEqualTo(1);
        assertThat(recording.wire.engine.deadline()).isEqualTo(Long.MAX_VALUE);
        assertThat(recording.streams).as("streams, cut at %d", cut).allMatch(Elements::isOver);
    }
}
