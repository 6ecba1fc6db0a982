package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandResult;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void listGathersMailboxes() {
        Result<List<MailboxListing>> result = new Result<>();
        wire.engine.submit(new ListTask(new ListCommand(ListMailboxes.all()), result));
        wire.server("* LIST () \"/\" INBOX", "* LIST (\\Sent) \"/\" Sent", "T2 OK done");
        assertThat(result.value())
                .extracting(MailboxListing::name)
                .containsExactly(MailboxName.INBOX, MailboxName.of("Sent"));
    }

    @Test
    void statusUnderAnotherFormOfTheNameIsTaken() {
        Result<MailboxStatus> result = wire.status(Wire.WORK);
        wire.server("* STATUS \"work\" (MESSAGES 4)", "T2 OK done");
        assertThat(result.value().get(StatusItem.MESSAGES)).isEqualTo(4);
    }

    @Test
    void idBringsTheFieldsOfTheServer() {
        Result<Map<String, @Nullable String>> result = new Result<>();
        wire.engine.submit(new IdTask(new IdCommand(Map.of()), result));
        assertThat(wire.takeSent()).isEqualTo("T2 ID NIL|");
        wire.server("* ID (\"name\" \"Server\" \"os\" NIL)", "T2 OK done");
        assertThat(result.value()).containsEntry("name", "Server").containsEntry("os", null);
    }

    @Test
    void enableChangesHowNamesAreWritten() {
        Result<List<Capability>> result = new Result<>();
        wire.engine.submit(new EnableTask(new EnableCommand(List.of(Capability.UTF8_ACCEPT)), result));
        wire.server("* ENABLED UTF8=ACCEPT", "T2 OK done");
        assertThat(result.value()).containsExactly(Capability.UTF8_ACCEPT);
        wire.takeSent();
        wire.status(MailboxName.of("Ärger"));
        assertThat(wire.takeSent()).contains("\u00c3\u0084rger").doesNotContain("&AMQ-");
    }

    @Test
    void appendTellsTheUid() {
        Result<AppendResult> result = wire.append("hello");
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {5+}|hello|");
        wire.server("T2 OK [APPENDUID 38505 3955] done");
        assertThat(result.value()).isEqualTo(AppendResult.of(Uid.of(3955), 38505));
    }

    @Test
    void appendWithoutUidPlusTellsNothing() {
        Result<AppendResult> result = wire.append("hello");
        wire.server("T2 OK done");
        assertThat(result.value().uid()).isEmpty();
    }

    @Test
    void storeGathersNewFlags() {
        Selection inbox = wire.select(3);
        Result<StoreResult> result = new Result<>();
        StoreCommand command = new StoreCommand(UidSet.of(7, 9), Store.add(Flag.SEEN));
        wire.engine.submit(new StoreTask(command, inbox, result));
        assertThat(wire.takeSent()).isEqualTo("T3 UID STORE 7,9 +FLAGS (\\Seen)|");
        wire.server(
                "* 1 FETCH (UID 7 FLAGS (\\Seen))",
                "* 2 FETCH (UID 8 FLAGS (\\Flagged))",
                "* 3 FETCH (UID 9 FLAGS (\\Seen))");
        wire.server("T3 OK done");
        assertThat(result.value().updated())
                .extracting(FetchedMessage::sequenceNumber)
                .containsExactly(1L, 3L);
        assertThat(wire.listener.events).hasSize(1);
    }

    @Test
    void searchTakesPlainAnswersAndJoinsThem() {
        Selection inbox = wire.select(3);
        Result<SearchResult> result = search(inbox, Search.unseen());
        wire.server("* SEARCH 3", "* SEARCH 1 2", "T3 OK done");
        assertThat(result.value()).isEqualTo(SearchResult.of(true, NumberSet.of(1, 2, 3)));
    }

    private Result<SearchResult> search(Selection inbox, Search search) {
        Result<SearchResult> result = new Result<>();
        wire.engine.submit(new SearchTask(new SearchCommand(search, true), inbox, result));
        return result;
    }

    @Test
    void searchTakesExtendedAnswersWithItsTagOnly() {
        Selection inbox = wire.select(3);
        Result<SearchResult> result = search(inbox, Search.unseen());
        wire.server("* ESEARCH (TAG \"X9\") UID ALL 99", "* ESEARCH (TAG \"T3\") UID ALL 1:3 COUNT 3", "T3 OK done");
        assertThat(result.value().all()).isEqualTo(NumberSet.range(1, 3));
        assertThat(result.value().count()).isEqualTo(3);
    }

    @Test
    void searchWithoutAnyAnswerHasFoundNothing() {
        Selection inbox = wire.select(3);
        Result<SearchResult> result = search(inbox, Search.unseen());
        wire.server("T3 OK done");
        assertThat(result.value()).isEqualTo(SearchResult.of(true, NumberSet.EMPTY));
    }

    @Test
    void rawCommandTellsEverything() {
        Result<CommandResult> result = new Result<>();
        wire.engine.submit(new RawTask(BareCommand.CAPABILITY, null, result));
        wire.server("* CAPABILITY IMAP4rev1 X-RAW", "* OK by the way", "T2 OK done");
        assertThat(result.value().untagged()).hasSize(2);
        assertThat(wire.engine.session().capabilities().has(Capability.of("X-RAW")))
                .isTrue();
        assertThat(wire.listener.events).hasSize(1);
    }
}
