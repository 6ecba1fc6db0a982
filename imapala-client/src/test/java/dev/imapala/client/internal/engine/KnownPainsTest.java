package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of other libraries suffer from on a single connection, each shown not to be here. */
class KnownPainsTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT");

    @Test
    void endOfTheConnectionDuringIdleIsToldToWhoeverWatches() {
        Elements<MailboxEvent> events = Elements.open();
        wire.engine.watch(new Watch(wire.select(2), events));
        wire.server("+ idling", "* BYE server shutting down");
        assertThat(events.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("server shutting down");
    }

    @Test
    void peerThatDiedDuringIdleIsNoticed() {
        Elements<MailboxEvent> events = Elements.open();
        wire.engine.watch(new Watch(wire.select(2), events));
        wire.server("+ idling");
        wire.pass(Duration.ofMinutes(12));
        assertThat(events.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void noTimeOutIsInfiniteByDefault() {
        EngineSettings.Timeouts defaults = EngineSettings.Timeouts.DEFAULT;
        assertThat(Stream.of(
                        defaults.connect(),
                        defaults.greeting(),
                        defaults.silence(),
                        defaults.idleRefresh(),
                        defaults.poll()))
                .allMatch(duration -> duration.compareTo(Duration.ofMinutes(29)) < 0);
    }

    @Test
    void slowDownloadThatGoesOnIsNotCutOff() {
        Selection inbox = wire.select(1);
        FetchItem<?> body = FetchItem.body(Section.FULL);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), body);
        int pieces = 270;
        wire.octets("* 1 FETCH (BODY[] {" + pieces * 1000 + "}\r\n");
        for (int i = 0; i < pieces; i++) {
            wire.pass(Duration.ofSeconds(59));
            wire.octets("x".repeat(1000));
        }
        wire.server(")", "T3 OK done");
        assertThat(elements.elements()).hasSize(1);
    }

    @Test
    void messageIsFetchedByOneCommandAndNotInSlices() {
        wire.fetch(wire.select(1), Elements.open(), FetchItem.body(Section.FULL));
        assertThat(wire.takeSent()).isEqualTo("T3 FETCH 1:9 (BODY.PEEK[])|");
    }

    @Test
    void moreThanTheLimitsFailsItsCommandAndNoMemory() {
        Limits small = Limits.DEFAULT.withMaxLiteralBytes(1000);
        Wire narrow = new Wire(Wire.PLAIN, Credentials.login("ann", "s3cret"), Map.of(), small);
        narrow.logIn();
        Elements<FetchedMessage> elements =
                narrow.fetch(narrow.select(2), Elements.open(), FetchItem.body(Section.FULL));
        narrow.octets("* 1 FETCH (BODY[] {1000000}\r\n" + "x".repeat(1_000_000) + ")\r\n");
        narrow.server("* 2 FETCH (BODY[] {1}", "x)", "T3 OK done");
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.failure()).isInstanceOf(ResponseTooLargeException.class);
        assertThat(narrow.engine.isOpen()).isTrue();
    }

    @Test
    void resultsOutliveTheMailboxAndTheConnection() {
        Selection inbox = wire.select(1);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.FLAGS);
        wire.server("* 1 FETCH (UID 5 FLAGS (\\Seen))", "T3 OK done");
        wire.engine.close();
        assertThat(elements.elements().get(0).get(FetchItem.FLAGS)).hasSize(1);
        assertThat(inbox.state().exists()).isEqualTo(1);
    }

    @Test
    void numbersThatCannotBeAreNoException() {
        Selection inbox = wire.select(2);
        Elements<MailboxEvent> events = Elements.open();
        wire.engine.watch(new Watch(inbox, events));
        wire.server("+ idling", "* 99 EXPUNGE", "* 77 FETCH (FLAGS ())", "* 2 EXPUNGE");
        assertThat(events.elements()).contains(new MailboxEvent.Resync(2), new MailboxEvent.Expunged(2));
        assertThat(inbox.state().exists()).isEqualTo(1);
    }

    @Test
    void structureThatIsNoneHidesNothingElse() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.BODYSTRUCTURE);
        wire.server(
                "* 1 FETCH (UID 5 BODYSTRUCTURE (((((( UNKNOWN))))",
                "* 2 FETCH (UID 6 BODYSTRUCTURE (\"text\" \"plain\" NIL NIL NIL \"7bit\" 3 1))",
                "T3 OK done");
        assertThat(elements.elements())
                .extracting(message -> message.get(FetchItem.UID).value())
                .contains(6L);
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void searchThatIsRefusedIsNotDoneInAnotherWay() {
        Selection inbox = wire.select(2);
        Result<SearchResult> result = new Result<>();
        wire.engine.submit(new SearchTask(new SearchCommand(Search.all(), true), inbox, result));
        wire.server("T3 NO SEARCH Backend error");
        assertThat(result.failure()).isInstanceOf(CommandFailedException.class).hasMessageContaining("Backend error");
        assertThat(wire.takeSent()).isEqualTo("T3 UID SEARCH ALL|");
    }

    @Test
    void responseThatIsMalformedDoesNotEndTheSession() {
        Result<Response.Tagged> pending = wire.noop();
        wire.server("* LIST (((", "*", "+", "* 0 EXISTS EXISTS", "(NIL)", "* SEARCH one two", "T2 OK done");
        assertThat(pending.completions()).isEqualTo(1);
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void commandsOfManyCallersAreQueuedAndNotRefused() {
        Selection inbox = wire.select(2);
        List<Elements<FetchedMessage>> all = Stream.<Elements<FetchedMessage>>generate(Elements::open)
                .limit(100)
                .toList();
        FetchCommand command = new FetchCommand(UidSet.all(), Fetch.items(FetchItem.FLAGS));
        all.forEach(elements -> wire.engine.submit(new FetchTask(command, inbox, elements)));
        for (int i = 0; i < all.size(); i++) {
            wire.server("* 1 FETCH (UID 5 FLAGS ())", wire.lastTag() + " OK done");
        }
        assertThat(all)
                .allMatch(elements -> elements.hasEnded() && elements.elements().size() == 1);
    }
}
