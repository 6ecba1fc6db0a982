package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CommandResult;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
    private static final MailboxName WORK = MailboxName.of("Work");

    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    private Result<Response.Tagged> noop() {
        return simple(BareCommand.NOOP, null);
    }

    private Result<Response.Tagged> simple(BareCommand command, @Nullable Selection selection) {
        Result<Response.Tagged> result = new Result<>();
        wire.engine.submit(new SimpleTask(command, selection, result));
        return result;
    }

    private Result<MailboxStatus> status(MailboxName mailbox) {
        Result<MailboxStatus> result = new Result<>();
        wire.engine.submit(new StatusTask(new StatusCommand(mailbox, List.of(StatusItem.MESSAGES)), result));
        return result;
    }

    private Elements<FetchedMessage> fetch(
            Selection selection, Elements<FetchedMessage> elements, FetchItem<?>... items) {
        FetchCommand command = new FetchCommand(SeqSet.range(1, 9), Fetch.items(items));
        wire.engine.submit(new FetchTask(command, selection, elements));
        return elements;
    }

    private Result<Selection> select(MailboxName mailbox) {
        Result<Selection> result = new Result<>();
        wire.engine.submit(new SelectTask(new SelectCommand(mailbox, false), result));
        return result;
    }

    // Routing.

    @Test
    void okCompletesItsCommandOnly() {
        Result<Response.Tagged> first = noop();
        Result<MailboxStatus> second = status(WORK);
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|T3 STATUS Work (MESSAGES)|");
        wire.server("* STATUS Work (MESSAGES 3)", "T3 OK done");
        assertThat(second.value().get(StatusItem.MESSAGES)).isEqualTo(3);
        assertThat(first.isPending()).isTrue();
        wire.server("T2 OK done");
        assertThat(first.completions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "BAD"})
    void refusalFailsTheCommandAndNothingElse(String status) {
        Result<Response.Tagged> refused = noop();
        wire.server(wire.lastTag() + " " + status + " [ALERT] sorry");
        assertThat(refused.failure())
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("the server answered NOOP with " + status + " [ALERT]: sorry");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void unknownTagIsCountedAndIgnored() {
        Result<Response.Tagged> pending = noop();
        wire.server("T99 OK what", "X1 OK what");
        assertThat(pending.isPending()).isTrue();
        assertThat(wire.listener.tolerated).hasSize(2);
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void superfluousContinuationIsIgnoredUntilThereAreTooMany() {
        Result<Response.Tagged> pending = noop();
        for (int i = 0; i < 1000; i++) {
            wire.server("+ ");
        }
        assertThat(pending.isPending()).isTrue();
        wire.server("+ ");
        assertThat(pending.failure()).isInstanceOf(ProtocolViolationException.class);
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void lineOfNoKindIsAnEvent() {
        Result<Response.Tagged> pending = noop();
        wire.server("Server Unavailable. 15");
        assertThat(pending.isPending()).isTrue();
        assertThat(wire.listener.events).hasSize(1).first().isInstanceOf(Untagged.Unrecognized.class);
    }

    @Test
    void responseThatDoesNotParseCostsItselfOnly() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = fetch(inbox, Elements.open(), FetchItem.UID);
        wire.server("* LIST (((", "* 1 FETCH (UID 5)", "T3 OK done");
        assertThat(wire.listener.defective).hasSize(1);
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.hasEnded()).isTrue();
    }

    @Test
    void taggedCapabilitiesAreNoted() {
        noop();
        wire.server("T2 OK [CAPABILITY IMAP4rev1 X-NEW] done");
        assertThat(wire.engine.session().capabilities().has(Capability.of("X-NEW")))
                .isTrue();
    }

    // Each kind of command.

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
        Result<MailboxStatus> result = status(WORK);
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
        status(MailboxName.of("Ärger"));
        assertThat(wire.takeSent()).contains("\u00c3\u0084rger").doesNotContain("&AMQ-");
    }

    @Test
    void appendTellsTheUid() {
        Result<AppendResult> result = append("hello");
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND Work {5+}|hello|");
        wire.server("T2 OK [APPENDUID 38505 3955] done");
        assertThat(result.value()).isEqualTo(AppendResult.of(Uid.of(3955), 38505));
    }

    private Result<AppendResult> append(String message) {
        Result<AppendResult> result = new Result<>();
        Append append = Append.message(Bytes.of(message));
        wire.engine.submit(new AppendTask(new AppendCommand(WORK, append), result));
        return result;
    }

    @Test
    void appendWithoutUidPlusTellsNothing() {
        Result<AppendResult> result = append("hello");
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

    // FETCH.

    @Test
    void fetchGivesOutMessageByMessage() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.FLAGS);
        wire.server("* 1 FETCH (UID 5 FLAGS ())");
        assertThat(elements.elements()).hasSize(1);
        wire.server("* 2 FETCH (UID 6 FLAGS (\\Seen))", "T3 OK done");
        assertThat(elements.elements()).hasSize(2);
        assertThat(elements.hasEnded()).isTrue();
    }

    @Test
    void newsOfFlagsIsNoAnswerToAFetchOfOtherThings() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.ENVELOPE);
        wire.server("* 1 FETCH (UID 5 FLAGS (\\Seen))", "T3 OK done");
        assertThat(elements.elements()).isEmpty();
        assertThat(wire.listener.events).hasSize(1);
    }

    @Test
    void messageWithADefectiveItemIsGivenOut() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = fetch(inbox, Elements.open(), FetchItem.UID, FetchItem.ENVELOPE);
        wire.server("* 1 FETCH (UID 5 ENVELOPE (broken))", "T3 OK done");
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.elements().get(0).unrecognized()).containsKey("ENVELOPE");
    }

    @Test
    void unmetDemandStopsParsingAndReading() {
        Selection inbox = wire.select(3);
        Elements<FetchedMessage> elements = fetch(inbox, new Elements<>(1), FetchItem.UID);
        Result<Response.Tagged> behind = noop();
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
        Elements<FetchedMessage> elements = fetch(inbox, new Elements<>(1), FetchItem.UID);
        wire.server("* 1 FETCH (UID 5)", "T3 OK done");
        assertThat(elements.hasEnded()).isTrue();
        assertThat(wire.count(Action.PauseReading.class)).isZero();
    }

    @Test
    void pausedReadingIsNoSilence() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = fetch(inbox, new Elements<>(0), FetchItem.UID);
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
        Result<Response.Tagged> behind = noop();
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

    // Scheduling.

    @Test
    void commandsWithTheSameAnswerWaitForEachOther() {
        status(WORK);
        status(MailboxName.of("Home"));
        noop();
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 STATUS Home (MESSAGES)|T4 NOOP|");
    }

    @Test
    void selectWaitsForWhatIsUnderWayAndHoldsWhatFollows() {
        noop();
        select(WORK);
        noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 SELECT Work|");
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T4 NOOP|");
    }

    @Test
    void commandIsOneWrite() {
        int before = wire.writes();
        append("hello");
        assertThat(wire.writes()).isEqualTo(before + 1);
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

    // Literals.

    @Test
    void synchronizingLiteralWaitsForTheGoAhead() {
        Wire old = Wire.loggedIn();
        Result<AppendResult> append = new Result<>();
        AppendCommand command = new AppendCommand(WORK, Append.message(Bytes.of("hello")));
        old.engine.submit(new AppendTask(command, append));
        Result<Response.Tagged> noop = new Result<>();
        old.engine.submit(new SimpleTask(BareCommand.NOOP, null, noop));
        assertThat(old.takeSent()).isEqualTo("T2 APPEND Work {5}|");
        old.server("* 3 EXISTS", "+ go ahead");
        assertThat(old.takeSent()).isEqualTo("hello|T3 NOOP|");
        old.server("T2 OK done", "T3 OK done");
        assertThat(append.completions()).isEqualTo(1);
        assertThat(noop.completions()).isEqualTo(1);
    }

    @Test
    void refusedLiteralEndsThatCommandOnly() {
        Wire old = Wire.loggedIn();
        Result<AppendResult> append = new Result<>();
        AppendCommand command = new AppendCommand(WORK, Append.message(Bytes.of("hello")));
        old.engine.submit(new AppendTask(command, append));
        Result<Response.Tagged> noop = new Result<>();
        old.engine.submit(new SimpleTask(BareCommand.NOOP, null, noop));
        old.server("T2 NO [TRYCREATE] no such mailbox");
        assertThat(append.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(old.takeSent()).isEqualTo("T2 APPEND Work {5}|T3 NOOP|");
        old.server("+ late", "T3 OK done");
        assertThat(noop.completions()).isEqualTo(1);
        assertThat(old.takeSent()).isEmpty();
    }

    @Test
    void okToACommandThatIsNotWrittenYetIsAViolation() {
        Wire old = Wire.loggedIn();
        Result<AppendResult> append = new Result<>();
        AppendCommand command = new AppendCommand(WORK, Append.message(Bytes.of("hello")));
        old.engine.submit(new AppendTask(command, append));
        old.server("T2 OK thanks");
        assertThat(append.failure()).isInstanceOf(ProtocolViolationException.class);
        assertThat(old.isClosed()).isTrue();
    }

    // Selection.

    @Test
    void selectMakesAStateOfWhatTheServerTells() {
        Result<Selection> result = select(WORK);
        wire.server(
                "* 18 EXISTS",
                "* 2 RECENT",
                "* FLAGS (\\Seen \\Draft)",
                "* OK [PERMANENTFLAGS (\\Seen \\*)] ok",
                "* OK [UIDVALIDITY 3857529045] ok",
                "* OK [UIDNEXT 4392] ok",
                "* OK [HIGHESTMODSEQ 715194045007]",
                "T2 OK [READ-ONLY] done");
        Selection work = result.value();
        assertThat(work.isCurrent()).isTrue();
        assertThat(work.state().exists()).isEqualTo(18);
        assertThat(work.state().recent()).hasValue(2);
        assertThat(work.state().flags()).containsExactly(Flag.SEEN, Flag.DRAFT);
        assertThat(work.state().permanentFlags()).contains(Flag.ANY_KEYWORD);
        assertThat(work.state().uidValidity()).hasValue(3857529045L);
        assertThat(work.state().uidNext()).contains(Uid.of(4392));
        assertThat(work.state().highestModSeq()).isPresent();
        assertThat(work.state().readOnly()).isTrue();
        assertThat(wire.listener.events).isEmpty();
    }

    @Test
    void existsAndExpungeKeepTheCountRight() {
        Selection inbox = wire.select(3);
        wire.server("* 2 EXPUNGE");
        assertThat(inbox.state().exists()).isEqualTo(2);
        wire.server("* 5 EXISTS", "* 9 EXPUNGE");
        assertThat(inbox.state().exists()).isEqualTo(5);
    }

    @Test
    void callsOnAMailboxThatIsNotSelectedAnyMoreSendNothing() {
        Selection inbox = wire.select(3);
        Result<Selection> work = select(WORK);
        Result<Response.Tagged> stale = simple(BareCommand.EXPUNGE, inbox);
        wire.server("* 0 EXISTS", "T3 OK done");
        assertThat(work.value().isCurrent()).isTrue();
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(stale.failure())
                .isInstanceOf(MailboxDeselectedException.class)
                .hasMessageContaining("INBOX")
                .hasMessageContaining("select it again");
        assertThat(wire.takeSent()).isEqualTo("T3 SELECT Work|");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void selectingTheSameMailboxAgainMakesAnotherSelection() {
        Selection first = wire.select(3);
        Selection second = wire.select(3);
        assertThat(second).isNotSameAs(first);
        assertThat(simple(BareCommand.EXPUNGE, first).failure()).isInstanceOf(MailboxDeselectedException.class);
        assertThat(simple(BareCommand.EXPUNGE, second).isPending()).isTrue();
    }

    @Test
    void refusedSelectLeavesNoMailboxSelected() {
        Selection inbox = wire.select(3);
        Result<Selection> refused = select(WORK);
        wire.server("T3 NO [NONEXISTENT] no such mailbox");
        assertThat(refused.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(simple(BareCommand.EXPUNGE, inbox).failure()).isInstanceOf(MailboxDeselectedException.class);
    }

    @Test
    void whatComesBeforeClosedBelongsToTheOldMailbox() {
        Selection inbox = wire.select(3);
        Result<Selection> work = select(WORK);
        wire.server("* 1 EXPUNGE");
        assertThat(inbox.isCurrent()).isTrue();
        wire.server("* OK [CLOSED] bye", "* 10 EXISTS", "T3 OK done");
        assertThat(inbox.state().exists()).isEqualTo(2);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(work.value().state().exists()).isEqualTo(10);
    }

    @Test
    void unselectLeavesTheMailbox() {
        Selection inbox = wire.select(3);
        Result<Response.Tagged> done = new Result<>();
        wire.engine.submit(new CloseTask(BareCommand.UNSELECT, inbox, done));
        wire.server("T3 OK done", "* 9 EXISTS");
        assertThat(done.completions()).isEqualTo(1);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(inbox.state().exists()).isEqualTo(3);
    }

    @Test
    void withoutUnselectTheMailboxIsExaminedAndClosed() {
        Wire old = Wire.loggedIn();
        Selection inbox = old.select(3);
        Result<Response.Tagged> done = new Result<>();
        old.engine.submit(new ExamineAndCloseTask(inbox, done));
        assertThat(old.takeSent()).isEqualTo("T3 EXAMINE INBOX|");
        old.server("* 3 EXISTS", "T3 OK [READ-ONLY] done");
        assertThat(done.isPending()).isTrue();
        assertThat(old.takeSent()).isEqualTo("T4 CLOSE|");
        old.server("T4 OK done");
        assertThat(done.completions()).isEqualTo(1);
        assertThat(inbox.isCurrent()).isFalse();
    }

    // Cancel.

    @Test
    void cancelledCommandThatWasNotSentIsNeverSent() {
        status(WORK);
        Result<MailboxStatus> result = new Result<>();
        StatusTask second = new StatusTask(new StatusCommand(WORK, List.of(StatusItem.UNSEEN)), result);
        wire.engine.submit(second);
        wire.engine.cancel(second);
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|");
        assertThat(result.completions()).isZero();
    }

    @Test
    void answerToACancelledCommandIsDropped() {
        Result<MailboxStatus> result = new Result<>();
        StatusTask task = new StatusTask(new StatusCommand(WORK, List.of(StatusItem.UNSEEN)), result);
        wire.engine.submit(task);
        wire.engine.cancel(task);
        Result<Response.Tagged> next = noop();
        wire.server("* STATUS Work (UNSEEN 3)", "T2 OK done", "T3 OK done");
        assertThat(result.completions()).isZero();
        assertThat(next.completions()).isEqualTo(1);
        assertThat(wire.listener.events).isEmpty();
    }

    @Test
    void cancelledAppendStillSendsItsLiteral() {
        Wire old = Wire.loggedIn();
        Result<AppendResult> result = new Result<>();
        AppendTask task = new AppendTask(new AppendCommand(WORK, Append.message(Bytes.of("hello"))), result);
        old.engine.submit(task);
        old.engine.cancel(task);
        old.server("+ go");
        assertThat(old.takeSent()).endsWith("{5}|hello|");
        old.server("T2 OK done");
        assertThat(result.completions()).isZero();
        assertThat(old.engine.isOpen()).isTrue();
    }

    @Test
    void cancelledSelectStillSelects() {
        Result<Selection> result = new Result<>();
        SelectTask task = new SelectTask(new SelectCommand(WORK, false), result);
        wire.engine.submit(task);
        wire.engine.cancel(task);
        wire.server("* 1 EXISTS", "T2 OK done");
        assertThat(result.completions()).isZero();
        assertThat(wire.select(2).isCurrent()).isTrue();
    }

    // The end.

    @Test
    void byeFailsEverythingAtOnceAndSaysWhatBecameOfIt() {
        Result<MailboxStatus> sent = status(WORK);
        Result<MailboxStatus> waiting = status(WORK);
        wire.server("* BYE Autologout", "* BYE Autologout", "* BYE Autologout");
        assertThat(sent.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessage("imap.example.org:143: the server ended the connection: Autologout;"
                        + " whether STATUS was carried out is not known; connect again");
        assertThat(waiting.failure()).hasMessageContaining("STATUS was not sent");
        assertThat(wire.isClosed()).isTrue();
        assertThat(wire.count(Action.Close.class)).isEqualTo(1);
        assertThat(wire.listener.closed).isEqualTo(1);
        assertThat(noop().failure()).hasMessageContaining("NOOP was not sent");
    }

    @Test
    void lossCompletesEverythingOnce() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = fetch(inbox, Elements.open(), FetchItem.UID);
        Result<Response.Tagged> behind = noop();
        wire.engine.disconnected(new IOException("Connection reset"));
        wire.engine.disconnected(null);
        wire.engine.close();
        assertThat(elements.failure()).hasMessageContaining("Connection reset").hasCauseInstanceOf(IOException.class);
        assertThat(behind.completions()).isEqualTo(1);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(wire.engine.isOpen()).isFalse();
        assertThat(wire.engine.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void silenceWhileAnAnswerIsOwedEndsTheConnection() {
        Result<Response.Tagged> pending = noop();
        wire.pass(Duration.ofSeconds(59));
        wire.server("* OK still at it");
        wire.pass(Duration.ofSeconds(59));
        assertThat(pending.isPending()).isTrue();
        wire.pass(Duration.ofSeconds(1));
        assertThat(pending.failure()).isInstanceOf(ImapTimeoutException.class);
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void moreCommandsDoNotKeepADeadConnectionAlive() {
        Result<Response.Tagged> first = noop();
        for (int i = 0; i < 6; i++) {
            wire.pass(Duration.ofSeconds(10));
            noop();
        }
        assertThat(first.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void progressOfALargeWriteIsNoSilence() {
        Result<AppendResult> append = append("hello");
        for (int i = 0; i < 10; i++) {
            wire.pass(Duration.ofSeconds(50));
            wire.engine.progressed();
        }
        assertThat(append.isPending()).isTrue();
    }

    @Test
    void silenceWithoutAnythingOwedIsFine() {
        wire.pass(Duration.ofDays(1));
        assertThat(wire.engine.isOpen()).isTrue();
        Result<Response.Tagged> pending = noop();
        wire.pass(Duration.ofSeconds(59));
        assertThat(pending.isPending()).isTrue();
    }

    // LOGOUT.

    private Result<Response.Tagged> logout() {
        Result<Response.Tagged> result = new Result<>();
        wire.engine.submit(new LogoutTask(result));
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"* BYE see you", "T2 OK bye", "T2 BYE bye", "T2 NO never", "T2 BAD what"})
    void logoutEndsOnAnyAnswer(String answer) {
        Result<Response.Tagged> done = logout();
        wire.server(answer);
        done.value();
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void logoutEndsWithTheConnection() {
        Result<Response.Tagged> done = logout();
        wire.engine.disconnected(new IOException("Connection reset"));
        done.value();
    }

    @Test
    void logoutEndsAfterAWhileByItself() {
        Result<Response.Tagged> done = logout();
        wire.pass(Duration.ofSeconds(5));
        done.value();
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void logoutWaitsForWhatIsUnderWayAndFailsWhatFollows() {
        Result<Response.Tagged> before = noop();
        Result<Response.Tagged> done = logout();
        Result<Response.Tagged> after = noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|");
        wire.server("T2 OK done");
        before.value();
        assertThat(wire.takeSent()).isEqualTo("T3 LOGOUT|");
        wire.server("* BYE", "T3 OK done");
        done.value();
        assertThat(after.failure()).hasMessageContaining("logged out");
    }
}
