package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchTaskTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void fetchGivesOutMessageByMessage() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.FLAGS);
        wire.server("* 1 FETCH (UID 5 FLAGS ())");
        assertThat(elements.elements()).hasSize(1);
        wire.server("* 2 FETCH (UID 6 FLAGS (\\Seen))", "T3 OK done");
        assertThat(elements.elements()).hasSize(2);
        assertThat(elements.hasEnded()).isTrue();
    }

    @Test
    void newsOfFlagsIsNoAnswerToAFetchOfOtherThings() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.ENVELOPE);
        wire.server("* 1 FETCH (UID 5 FLAGS (\\Seen))", "T3 OK done");
        assertThat(elements.elements()).isEmpty();
        assertThat(wire.listener.events).hasSize(1);
    }

    @Test
    void messageWithADefectiveItemIsGivenOut() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.ENVELOPE);
        wire.server("* 1 FETCH (UID 5 ENVELOPE (broken))", "T3 OK done");
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.elements().get(0).unrecognized()).containsKey("ENVELOPE");
    }

    @Test
    void unmetDemandStopsParsingAndReading() {
        Selection inbox = wire.select(3);
        Elements<FetchedMessage> elements = wire.fetch(inbox, new Elements<>(1), FetchItem.UID);
        Result<Response.Tagged> behind = wire.noop();
        wire.octets("* 1 FETCH (UID 5)\r\n* 2 FETCH (UID 6)\r\n* 3 FETCH (UID 7)\r\nT3 OK done\r\nT4 OK done\r\n");
        assertThat(elements.elements()).hasSize(1);
        assertThat(wire.isPaused()).isTrue();
        assertThat(behind.isPending()).isTrue();
        elements.want(1);
        wire.engine.wake();
        assertThat(elements.elements()).hasSize(2);
        assertThat(wire.isPaused()).isTrue();
        elements.want(1);
        wire.engine.wake();
        assertThat(elements.hasEnded()).isTrue();
        assertThat(behind.completions()).isEqualTo(1);
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void demandThatWasJustMetDoesNotStopAnything() {
        Selection inbox = wire.select(1);
        Elements<FetchedMessage> elements = wire.fetch(inbox, new Elements<>(1), FetchItem.UID);
        wire.server("* 1 FETCH (UID 5)", "T3 OK done");
        assertThat(elements.hasEnded()).isTrue();
        assertThat(wire.count(Action.PauseReading.class)).isZero();
    }

    @Test
    void pausedReadingIsNoSilence() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, new Elements<>(0), FetchItem.UID);
        wire.server("* 1 FETCH (UID 5)");
        wire.pass(Duration.ofHours(1));
        assertThat(wire.engine.isOpen()).isTrue();
        elements.want(5);
        wire.engine.wake();
        wire.pass(Duration.ofSeconds(59));
        assertThat(wire.engine.isOpen()).isTrue();
        wire.pass(Duration.ofSeconds(1));
        assertThat(elements.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void cancelOfAPausedFetchLetsTheRestGoOn() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = new Elements<>(0);
        FetchTask task =
                new FetchTask(new FetchCommand(SeqSet.range(1, 9), Fetch.items(FetchItem.UID)), inbox, elements);
        wire.engine.submit(task);
        Result<Response.Tagged> behind = wire.noop();
        wire.server("* 1 FETCH (UID 5)");
        assertThat(wire.isPaused()).isTrue();
        wire.engine.cancel(task);
        assertThat(wire.isPaused()).isFalse();
        wire.server("* 2 FETCH (UID 6)", "T3 OK done", "T4 OK done");
        assertThat(elements.elements()).isEmpty();
        assertThat(elements.isOver()).isFalse();
        assertThat(behind.completions()).isEqualTo(1);
    }

    @Test
    void answerOverTheLimitFailsItsCommandAndNamesTheLimit() {
        Wire small = new Wire(
                Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT.withMaxLiteralBytes(10));
        small.logIn();
        Selection inbox = small.select(2);
        Elements<FetchedMessage> elements = Elements.open();
        Fetch full = Fetch.items(FetchItem.UID, FetchItem.body(Section.FULL));
        small.engine.submit(new FetchTask(new FetchCommand(SeqSet.range(1, 2), full), inbox, elements));
        small.octets("* 1 FETCH (UID 5 BODY[] {11}\r\nhello world)\r\n* 2 FETCH (UID 6 BODY[] {5}\r\nhello)\r\n");
        small.server("T3 OK done");
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.failure())
                .isInstanceOf(ResponseTooLargeException.class)
                .hasMessageContaining("maxLiteralBytes");
        assertThat(small.engine.isOpen()).isTrue();
    }

    @Test
    void whatIsGatheredForOneCommandHasALimitAndWhatIsTakenOneByOneHasNone() {
        Wire small = new Wire(
                Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT.withMaxGatheredBytes(1024));
        small.logIn();
        Selection inbox = small.select(2);
        Elements<FetchedMessage> oneByOne = small.fetch(inbox, Elements.open(), FetchItem.UID);
        small.server("* 1 FETCH (UID 5)\r\n".repeat(100) + "T3 OK done");
        assertThat(oneByOne.elements()).hasSize(100);
        assertThat(oneByOne.hasEnded()).isTrue();

        Elements<FetchedMessage> gathered = small.fetch(inbox, Elements.gathering(), FetchItem.UID);
        Result<Response.Tagged> behind = small.noop();
        small.server("* 1 FETCH (UID 5)\r\n".repeat(100) + "T4 OK done", "T5 OK done");
        assertThat(gathered.elements()).hasSizeBetween(50, 60);
        assertThat(gathered.failure())
                .isInstanceOf(ResponseTooLargeException.class)
                .hasMessageContaining("maxGatheredBytes = 1024")
                .hasMessageContaining("Limits.withMaxGatheredBytes");
        assertThat(behind.completions()).as("the connection is fine").isEqualTo(1);
    }

    @Test
    void responseWithTooManyItemsFailsItsCommandAndNamesTheLimit() {
        Wire small =
                new Wire(Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT.withMaxItems(1024));
        small.logIn();
        Selection inbox = small.select(2);
        Elements<FetchedMessage> elements = small.fetch(inbox, Elements.open(), FetchItem.UID);
        small.server("* 1 FETCH (FLAGS (" + "a ".repeat(2000) + "b) UID 5)", "* 2 FETCH (UID 6)", "T3 OK done");
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.failure())
                .isInstanceOf(ResponseTooLargeException.class)
                .hasMessageContaining("maxItems = 1024");
    }
}
