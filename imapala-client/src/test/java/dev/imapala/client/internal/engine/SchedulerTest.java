package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS", "ESEARCH");

    @Test
    void commandsWithTheSameAnswerWaitForEachOther() {
        wire.status(Wire.WORK);
        wire.status(Wire.WORK);
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 STATUS Work (MESSAGES)|T4 NOOP|");
    }

    @Test
    void commandsWhoseAnswersCanBeToldApartGoTogether() {
        Result<MailboxStatus> work = wire.status(Wire.WORK);
        Result<MailboxStatus> home = wire.status(MailboxName.of("Home"));
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|T3 STATUS Home (MESSAGES)|");
        wire.server("* STATUS Home (MESSAGES 2)", "* STATUS Work (MESSAGES 1)", "T3 OK done", "T2 OK done");
        assertThat(work.value().get(StatusItem.MESSAGES)).isEqualTo(1);
        assertThat(home.value().get(StatusItem.MESSAGES)).isEqualTo(2);
    }

    @Test
    void extendedSearchesGoTogetherByTheirTags() {
        Selection inbox = wire.select(9);
        Search count = Search.all().returning(Search.Return.COUNT);
        Result<SearchResult> one = search(inbox, count);
        Result<SearchResult> other = search(inbox, count);
        assertThat(wire.takeSent()).isEqualTo("T3 UID SEARCH RETURN (COUNT) ALL|T4 UID SEARCH RETURN (COUNT) ALL|");
        wire.server(
                "* ESEARCH (TAG \"T4\") UID COUNT 4", "T4 OK done", "* ESEARCH (TAG \"T3\") UID COUNT 3", "T3 OK done");
        assertThat(one.value().count()).isEqualTo(3);
        assertThat(other.value().count()).isEqualTo(4);
    }

    private Result<SearchResult> search(Selection selection, Search search) {
        Result<SearchResult> result = new Result<>();
        wire.engine.submit(new SearchTask(new SearchCommand(search, true), selection, result));
        return result;
    }

    @Test
    void fetchesAndStoresOfDisjointUidsGoTogether() {
        Selection inbox = wire.select(9);
        Elements<FetchedMessage> one = fetch(inbox, UidSet.range(1, 3));
        Elements<FetchedMessage> other = fetch(inbox, UidSet.of(4, 6));
        Result<StoreResult> stored = new Result<>();
        StoreCommand store = new StoreCommand(UidSet.of(5), Store.add(Flag.SEEN));
        wire.engine.submit(new StoreTask(store, inbox, stored));
        Elements<FetchedMessage> waiting = fetch(inbox, UidSet.from(8));
        assertThat(wire.takeSent())
                .isEqualTo("T3 UID FETCH 1:3 (FLAGS)|T4 UID FETCH 4,6 (FLAGS)|T5 UID STORE 5 +FLAGS (\\Seen)|");
        wire.server(
                "* 6 FETCH (UID 6 FLAGS ())",
                "* 5 FETCH (UID 5 FLAGS (\\Seen))",
                "T5 OK done",
                "* 1 FETCH (FLAGS (\\Draft) UID 1)",
                "* 9 FETCH (FLAGS (\\Draft))",
                "* 8 FETCH (FLAGS (\\Draft) UID 8)",
                "T3 OK done",
                "T4 OK done");
        assertThat(one.elements()).extracting(FetchedMessage::sequenceNumber).containsExactly(1L);
        assertThat(other.elements()).extracting(FetchedMessage::sequenceNumber).containsExactly(6L);
        assertThat(stored.value().updated()).hasSize(1);
        assertThat(wire.listener.events).hasSize(2);
        assertThat(wire.takeSent()).isEqualTo("T6 UID FETCH 8:* (FLAGS)|");
        assertThat(waiting.elements()).isEmpty();
    }

    private Elements<FetchedMessage> fetch(Selection selection, UidSet uids) {
        Elements<FetchedMessage> elements = Elements.open();
        FetchCommand command = new FetchCommand(uids, Fetch.items(FetchItem.FLAGS));
        wire.engine.submit(new FetchTask(command, selection, elements));
        return elements;
    }

    @Test
    void limitOfOneSwitchesPipeliningOff() {
        wire.noop();
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|T3 NOOP|");
        wire.engine.limitCommandsInFlight(1);
        wire.noop();
        wire.noop();
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEmpty();
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T4 NOOP|");
        wire.server("T4 OK done");
        assertThat(wire.takeSent()).isEqualTo("T5 NOOP|");
        wire.noop();
        wire.engine.limitCommandsInFlight(2);
        assertThat(wire.takeSent()).isEqualTo("T6 NOOP|");
    }

    @Test
    void selectWaitsForWhatIsUnderWayAndHoldsWhatFollows() {
        wire.noop();
        wire.selecting(Wire.WORK);
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 SELECT Work|");
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T4 NOOP|");
    }

    @Test
    void missingCapabilityFailsBeforeAnythingIsSent() {
        Wire poor = Wire.loggedIn();
        Result<Map<String, @Nullable String>> result = new Result<>();
        poor.engine.submit(new IdTask(new IdCommand(Map.of()), result));
        assertThat(result.failure())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("[ID]")
                .hasMessageContaining("nothing was sent");
        assertThat(poor.takeSent()).isEmpty();
    }
}
