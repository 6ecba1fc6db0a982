package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandResult;
import dev.imapala.client.CreatedMailbox;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.ObjectId;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.Argument;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.CustomCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.SortCriterion;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskTest {
    private final Wire wire = Wire.loggedIn(
            "IDLE",
            "UNSELECT",
            "LITERAL+",
            "ID",
            "ENABLE",
            "UIDPLUS",
            "ESEARCH",
            "SEARCHRES",
            "SORT",
            "ESORT",
            "THREAD=REFERENCES",
            "MULTIAPPEND");

    @Test
    void listGathersMailboxes() {
        Result<List<ListedMailbox>> result = new Result<>();
        wire.engine.submit(new ListTask(new ListCommand(ListMailboxes.all()), result));
        wire.server("* LIST () \"/\" INBOX", "* LIST (\\Sent) \"/\" Sent", "T2 OK done");
        assertThat(result.value())
                .extracting(ListedMailbox::name)
                .containsExactly(MailboxName.INBOX, MailboxName.of("Sent"));
    }

    @Test
    void listJoinsMailboxesAndTheirStatus() {
        Wire extended = Wire.loggedIn("LIST-EXTENDED", "LIST-STATUS");
        Result<List<ListedMailbox>> result = new Result<>();
        ListMailboxes list = ListMailboxes.all().withStatus(StatusItem.MESSAGES);
        extended.engine.submit(new ListTask(new ListCommand(list), result));
        extended.server(
                "* STATUS Sent (MESSAGES 9)",
                "* LIST () \"/\" Entw&APw-rfe",
                "* LIST () \"/\" Sent",
                "* LIST (\\NonExistent) \"/\" Work",
                "* STATUS \"Entwürfe\" (MESSAGES 1)",
                "* STATUS Sent (MESSAGES 2)",
                "* STATUS Other (MESSAGES 3)",
                "T2 OK done");
        assertThat(result.value())
                .extracting(mailbox -> mailbox.status().map(status -> status.get(StatusItem.MESSAGES)))
                .containsExactly(Optional.of(1L), Optional.of(2L), Optional.empty());
        assertThat(extended.listener.events).hasSize(2);
    }

    @Test
    void createTellsWhatTheServerMadeOfTheName() {
        Result<CreatedMailbox> result = new Result<>();
        wire.engine.submit(NamingTask.of(new CreateCommand(MailboxName.of("NonNormal"), Set.of()), result));
        assertThat(wire.takeSent()).isEqualTo("T2 CREATE NonNormal|");
        wire.server(
                "* LIST () \"/\" Other (\"OLDNAME\" (Another))",
                "* LIST () \"/\" Normal (\"OLDNAME\" (NonNormal))",
                "T2 OK [MAILBOXID (F1)] done");
        assertThat(result.value())
                .isEqualTo(CreatedMailbox.of(MailboxName.of("Normal")).withId(ObjectId.of("F1")));
        assertThat(wire.listener.events).hasSize(1);
    }

    @Test
    void renameTellsTheNewName() {
        Result<CreatedMailbox> result = new Result<>();
        wire.engine.submit(NamingTask.of(new RenameCommand(MailboxName.of("a"), MailboxName.of("b")), result));
        wire.server("T2 OK done");
        assertThat(result.value()).isEqualTo(CreatedMailbox.of(MailboxName.of("b")));
    }

    @Test
    void lsubGathersNames() {
        Result<List<MailboxListing>> result = new Result<>();
        wire.engine.submit(new LsubTask(new LsubCommand("", "*"), result));
        assertThat(wire.takeSent()).isEqualTo("T2 LSUB \"\" \"*\"|");
        wire.server("* LSUB () \".\" a.b", "* LIST () \".\" c", "T2 OK done");
        assertThat(result.value()).extracting(MailboxListing::name).containsExactly(MailboxName.of("a.b"));
        assertThat(wire.listener.events).hasSize(1);
    }

    @Test
    void namespacesAreThoseOfTheServer() {
        Wire old = Wire.loggedIn("NAMESPACE");
        Result<Namespaces> result = new Result<>();
        old.engine.submit(new NamespaceTask(result));
        old.server("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL", "T2 OK done");
        assertThat(result.value().home().orElseThrow().mailbox("Sent")).isEqualTo(MailboxName.of("INBOX.Sent"));
    }

    @Test
    void namespacesThatTheServerDoesNotTellAreNone() {
        Wire old = Wire.loggedIn("NAMESPACE");
        Result<Namespaces> result = new Result<>();
        old.engine.submit(new NamespaceTask(result));
        old.server("T2 OK done", "T3 OK not even the delimiter");
        assertThat(result.value().stream()).isEmpty();
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
    void sortTakesPlainAnswersInTheirOrder() {
        Selection inbox = wire.select(3);
        Result<SearchResult> result = new Result<>();
        wire.engine.submit(new SearchTask(new SortCommand(Sort.by(SortCriterion.DATE), true), inbox, result));
        wire.server("* SEARCH 9", "* SORT 3 1 2", "T3 OK done");
        assertThat(result.value().inOrder()).isEqualTo(NumberList.of(3, 1, 2));
        assertThat(result.value().uids()).isTrue();
    }

    @Test
    void extendedSortTakesAnswersWithItsTag() {
        Selection inbox = wire.select(3);
        Result<SearchResult> result = new Result<>();
        Sort sort = Sort.by(SortCriterion.DATE).where(Search.all().returning(Search.Return.ALL, Search.Return.COUNT));
        wire.engine.submit(new SearchTask(new SortCommand(sort, true), inbox, result));
        wire.server("* ESEARCH (TAG \"X9\") UID ALL 99", "* ESEARCH (TAG \"T3\") UID COUNT 3 ALL 3,1:2", "T3 OK done");
        assertThat(result.value().inOrder()).isEqualTo(NumberList.of(3, 1, 2));
        assertThat(result.value().count()).isEqualTo(3);
    }

    @Test
    void sortWithoutAnyAnswerHasFoundNothing() {
        Selection inbox = wire.select(3);
        Result<SearchResult> result = new Result<>();
        wire.engine.submit(new SearchTask(new SortCommand(Sort.by(SortCriterion.DATE), false), inbox, result));
        wire.server("T3 OK done");
        assertThat(result.value()).isEqualTo(SearchResult.of(false, NumberSet.EMPTY));
    }

    @Test
    void threadTellsWhetherItsNumbersAreUids() {
        Selection inbox = wire.select(3);
        Result<MessageThreads> result = new Result<>();
        ThreadCommand command = new ThreadCommand(ThreadAlgorithm.REFERENCES, Search.all(), true);
        wire.engine.submit(new ThreadTask(command, inbox, result));
        wire.server("* THREAD (1 2)(3)", "T3 OK done");
        assertThat(result.value()).hasToString("(1 2)(3)");
        assertThat(result.value().messages()).isEqualTo(UidSet.range(1, 3));
    }

    @Test
    void severalMessagesHaveAResultEach() {
        Result<List<AppendResult>> result = new Result<>();
        Append message = Append.message(Bytes.of("x"));
        wire.engine.submit(AppendTask.ofAll(new AppendCommand(Wire.WORK, List.of(message, message)), result));
        wire.server("T2 OK [APPENDUID 9 5:6] done");
        assertThat(result.value()).containsExactly(AppendResult.of(Uid.of(5), 9), AppendResult.of(Uid.of(6), 9));
    }

    @Test
    void uidsOfSomeMessagesAreThoseOfNone() {
        Result<List<AppendResult>> result = new Result<>();
        Append message = Append.message(Bytes.of("x"));
        wire.engine.submit(AppendTask.ofAll(new AppendCommand(Wire.WORK, List.of(message, message)), result));
        wire.server("T2 OK [APPENDUID 9 5] done");
        assertThat(result.value()).containsExactly(AppendResult.UNKNOWN, AppendResult.UNKNOWN);
    }

    @Test
    void savedResultMayBeAnyMessages() {
        Selection inbox = wire.select(3);
        Result<StoreResult> saved = new Result<>();
        Result<StoreResult> one = new Result<>();
        wire.engine.submit(new StoreTask(new StoreCommand(UidSet.SAVED, Store.add(Flag.SEEN)), inbox, saved));
        wire.engine.submit(new StoreTask(new StoreCommand(UidSet.of(1), Store.add(Flag.SEEN)), inbox, one));
        wire.server("* 2 FETCH (UID 2 FLAGS (\\Seen))", "T3 OK done");
        assertThat(saved.value().updated()).hasSize(1);
        wire.server("* 1 FETCH (UID 1 FLAGS (\\Seen))", "T4 OK done");
        assertThat(one.value().updated()).hasSize(1);
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

    @Test
    void customCommandGoesAloneAndHearsWhatNobodyKnows() {
        Result<CommandResult> result = new Result<>();
        wire.noop();
        wire.engine.submit(new RawTask(CustomCommand.of("XPIG-LATIN", Argument.number(7)), null, result));
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 XPIG-LATIN 7|");
        wire.server("* XPIG-LATIN ow-nay eaking-spay", "T3 OK ompleted-cay");
        assertThat(result.value().untagged())
                .containsExactly(new Untagged.Unrecognized("XPIG-LATIN", Bytes.of("XPIG-LATIN ow-nay eaking-spay")));
        assertThat(wire.takeSent()).isEqualTo("T4 NOOP|");
    }
}
