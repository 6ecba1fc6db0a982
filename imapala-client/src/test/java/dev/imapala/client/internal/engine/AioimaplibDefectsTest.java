package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.DeadlineExceededException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects that were found by running aioimaplib 2.0.1, each shown not to be here. */
class AioimaplibDefectsTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "ESEARCH");

    @Test
    void examinedMailboxCanBeFetchedFrom() {
        Result<Selection> examined = new Result<>();
        wire.engine.submit(new SelectTask(new SelectCommand(Wire.WORK, true), examined));
        wire.server("* 1 EXISTS", "T2 OK [READ-ONLY] done");
        Elements<FetchedMessage> elements = wire.fetch(examined.value(), Elements.open(), FetchItem.UID);
        wire.server("* 1 FETCH (UID 5)", "T3 OK done");
        assertThat(elements.elements()).hasSize(1);
        assertThat(examined.value().state().readOnly()).isTrue();
    }

    @Test
    void commandThatTookTooLongDoesNotHoldTheOthersForEver() {
        Result<Selection> late = new Result<>();
        SelectTask select = new SelectTask(new SelectCommand(Wire.WORK, false), late);
        wire.engine.within(Duration.ofSeconds(10), () -> wire.engine.submit(select));
        Result<MailboxStatus> behind = wire.status(Wire.WORK);
        wire.pass(Duration.ofSeconds(10));
        assertThat(late.failure()).isInstanceOf(DeadlineExceededException.class);
        wire.pass(Duration.ofSeconds(50));
        assertThat(behind.failure()).isInstanceOf(ConnectionLostException.class);
        assertThat(wire.noop().failure()).hasMessageContaining("was not sent");
    }

    @Test
    void searchesSideBySideAreAllAnswered() {
        Selection inbox = wire.select(9);
        List<Result<SearchResult>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Result<SearchResult> result = new Result<>();
            results.add(result);
            wire.engine.submit(new SearchTask(new SearchCommand(Search.all(), false), inbox, result));
        }
        for (int i = 0; i < 4; i++) {
            String tag = wire.lastTag();
            assertThat(wire.takeSent()).isEqualTo(tag + " SEARCH ALL|");
            wire.server("* SEARCH " + (i + 1), tag + " OK done");
        }
        for (int i = 0; i < 4; i++) {
            assertThat(results.get(i).value().all()).hasToString(String.valueOf(i + 1));
        }
    }

    @Test
    void thousandsOfLinesAtOnceAreNoDepth() {
        Result<List<ListedMailbox>> result = new Result<>();
        wire.engine.submit(new ListTask(new ListCommand(ListMailboxes.all()), result));
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            burst.append("* LIST () \"/\" box").append(i).append("\r\n");
        }
        wire.octets(burst + "T2 OK done\r\n");
        assertThat(result.value()).hasSize(30_000);
    }

    @Test
    void lossOfTheConnectionFailsWhatIsPendingAtOnce() {
        Result<MailboxStatus> sent = wire.status(Wire.WORK);
        Result<MailboxStatus> waiting = wire.status(Wire.WORK);
        wire.engine.disconnected(null);
        assertThat(sent.failure()).isInstanceOf(ConnectionLostException.class);
        assertThat(waiting.failure()).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void newsOutsideNoopAndIdleIsNotLost() {
        Selection inbox = wire.select(2);
        wire.status(Wire.WORK);
        wire.server("* 3 EXISTS", "* 1 EXPUNGE", "* 2 FETCH (FLAGS (\\Seen))", "* FLAGS (\\Seen)");
        assertThat(inbox.state().exists()).isEqualTo(2);
        assertThat(wire.listener.events).hasSize(4);
    }

    @Test
    void unknownTagDoesNotCostTheConnection() {
        Result<MailboxStatus> pending = wire.status(Wire.WORK);
        wire.server("T77 OK what", "* STATUS Work (MESSAGES 3)", "T2 OK done");
        assertThat(pending.value().get(StatusItem.MESSAGES)).isEqualTo(3);
    }

    @Test
    void parenthesesInAQuotedStringDoNotEndAnAnswer() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = Elements.open();
        FetchCommand command = new FetchCommand(SeqSet.all(), Fetch.items(FetchItem.ENVELOPE));
        wire.engine.submit(new FetchTask(command, inbox, elements));
        wire.server(
                "* 1 FETCH (ENVELOPE (NIL \"a)) ((b\" NIL NIL NIL NIL NIL NIL NIL \"<)(@x>\"))",
                "* 2 FETCH (ENVELOPE (NIL \"((((\" NIL NIL NIL NIL NIL NIL NIL NIL))",
                "T3 OK done");
        assertThat(elements.elements())
                .extracting(message -> message.get(FetchItem.ENVELOPE).subject())
                .containsExactly("a)) ((b", "((((");
    }

    @Test
    void messagesAppendedAtTheSameTimeAreNotMixedUp() {
        Result<AppendResult> first = new Result<>();
        Result<AppendResult> second = new Result<>();
        wire.engine.submit(new AppendTask(new AppendCommand(Wire.WORK, Append.message(Bytes.of("one"))), first));
        wire.engine.submit(new AppendTask(new AppendCommand(Wire.WORK, Append.message(Bytes.of("three"))), second));
        wire.server("+ go", "+ go", "T2 OK done", "T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {3}|one|T3 APPEND Work {5}|three|");
        assertThat(first.completions()).isEqualTo(1);
        assertThat(second.completions()).isEqualTo(1);
    }

    @Test
    void eventsOfOneWatchDoNotLeakIntoTheNext() {
        Selection inbox = wire.select(2);
        Elements<MailboxEvent> slow = new Elements<>(0);
        Watch first = new Watch(inbox, slow);
        wire.engine.watch(first);
        wire.server("+ idling", "* 3 EXISTS");
        wire.engine.cancel(first);
        wire.server("T3 OK done");
        Elements<MailboxEvent> next = Elements.open();
        wire.engine.watch(new Watch(inbox, next));
        wire.server("+ idling", "* 4 EXISTS");
        assertThat(next.elements()).containsExactly(new MailboxEvent.Exists(4));
    }

    @Test
    void commandDuringIdleDoesNotWaitForTheCallerToEndIt() {
        Selection inbox = wire.select(2);
        wire.engine.watch(new Watch(inbox, Elements.open()));
        wire.server("+ idling");
        Result<Response.Tagged> noop = wire.noop();
        wire.server("T3 OK done", "T4 OK done");
        assertThat(noop.completions()).isEqualTo(1);
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|DONE|T4 NOOP|T5 IDLE|");
    }

    @Test
    void refreshOfIdleIsNotTheCallersBusiness() {
        Selection inbox = wire.select(2);
        wire.engine.watch(new Watch(inbox, Elements.open()));
        wire.server("+ idling");
        wire.pass(Duration.ofMinutes(10));
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|DONE|T4 IDLE|");
    }
}
