package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.FailureReason;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What servers offer and do not understand, or let nobody do who did not say who he is. */
class FallbackTest {
    private final Wire wire = Wire.loggedIn(
            "ESEARCH", "CONDSTORE", "QRESYNC", "ENABLE", "BINARY", "NAMESPACE", "ID", "STATUS=SIZE", "SEARCHRES");

    private Result<SearchResult> search(Selection selection, Search search) {
        Result<SearchResult> result = new Result<>();
        wire.engine.submit(new SearchTask(new SearchCommand(search, true), selection, result));
        return result;
    }

    private Result<Selection> select(Select select) {
        Result<Selection> result = new Result<>();
        wire.engine.submit(new SelectTask(new SelectCommand(MailboxName.INBOX, select), result));
        return result;
    }

    private Result<MailboxStatus> status(StatusItem<?>... items) {
        Result<MailboxStatus> result = new Result<>();
        wire.engine.submit(new StatusTask(new StatusCommand(MailboxName.INBOX, List.of(items)), result));
        return result;
    }

    private Result<AppendResult> append(String message) {
        Result<AppendResult> result = new Result<>();
        Append binary = Append.binary(Content.of(Bytes.of(message))).flags(Flag.SEEN);
        wire.engine.submit(new AppendTask(new AppendCommand(MailboxName.INBOX, binary), result));
        return result;
    }

    @Test
    void searchWithReturnThatIsBadIsDoneWithoutFromThenOn() {
        Selection inbox = wire.select(9);
        Result<SearchResult> found = search(inbox, Search.unseen().returning(Search.Return.COUNT, Search.Return.MIN));
        wire.server("T3 BAD what is RETURN?", "* SEARCH 7 3 4", "T4 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 UID SEARCH RETURN (MIN COUNT) UNSEEN|T4 UID SEARCH UNSEEN|");
        assertThat(found.value().count()).isEqualTo(3);
        assertThat(found.value().min()).isEqualTo(3);
        assertThat(found.value().max()).isNull();
        search(inbox, Search.all().returning(Search.Return.ALL));
        assertThat(wire.takeSent()).isEqualTo("T5 UID SEARCH ALL|");
        assertThat(wire.listener.fallbacks).hasSize(1).first().asString().contains("ESEARCH");
    }

    @Test
    void searchThatIsBadInAnyFormCostsNoTrust() {
        Selection inbox = wire.select(9);
        Result<SearchResult> found = search(inbox, Search.unseen().returning(Search.Return.COUNT));
        wire.server("T3 BAD no", "T4 BAD no");
        assertThat(found.failure()).isInstanceOf(CommandFailedException.class);
        wire.takeSent();
        search(inbox, Search.all().returning(Search.Return.ALL));
        assertThat(wire.takeSent()).isEqualTo("T5 UID SEARCH RETURN (ALL) ALL|");
    }

    @Test
    void resultThatTheServerWasToKeepIsNotMadeUp() {
        Selection inbox = wire.select(9);
        Result<SearchResult> found = search(inbox, Search.unseen().returning(Search.Return.SAVE));
        wire.server("T3 BAD what is SAVE?");
        assertThat(found.failure()).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void selectWithCondstoreThatIsBadIsDoneWithout() {
        Result<Selection> selected = select(Select.readOnly().condstore());
        wire.server("T2 BAD unexpected (", "* 3 EXISTS", "T3 OK [READ-ONLY] done");
        assertThat(wire.takeSent()).isEqualTo("T2 EXAMINE INBOX (CONDSTORE)|T3 EXAMINE INBOX|");
        assertThat(selected.value().state().exists()).isEqualTo(3);
        select(Select.readWrite().condstore());
        assertThat(wire.takeSent()).isEqualTo("T4 SELECT INBOX|");
    }

    @Test
    void resyncThatIsBadIsTold() {
        Result<Selection> selected = select(Select.readWrite().resync(Resync.since(7, ModSeq.of(9))));
        wire.server("T2 BAD unexpected (");
        assertThat(selected.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(wire.takeSent()).isEqualTo("T2 SELECT INBOX (QRESYNC (7 9))|");
    }

    @Test
    void statusThatIsBadIsAskedForWhatEveryServerKnows() {
        Result<MailboxStatus> status = status(StatusItem.MESSAGES, StatusItem.SIZE);
        wire.server("T2 BAD no SIZE", "* STATUS INBOX (MESSAGES 3)", "T3 OK done");
        assertThat(status.value().get(StatusItem.MESSAGES)).isEqualTo(3);
        Result<MailboxStatus> size = status(StatusItem.SIZE);
        wire.server("T4 BAD no SIZE");
        assertThat(size.failure()).as("there is nothing else to ask for").isInstanceOf(CommandFailedException.class);
        status(StatusItem.UNSEEN, StatusItem.SIZE);
        assertThat(wire.takeSent())
                .isEqualTo("T2 STATUS INBOX (MESSAGES SIZE)|T3 STATUS INBOX (MESSAGES)|T4 STATUS INBOX (SIZE)|"
                        + "T5 STATUS INBOX (UNSEEN)|");
    }

    @Test
    void binaryAppendThatIsBadGoesOutAsPlainLiteralFromThenOn() {
        Result<AppendResult> appended = append("Subject: x\r\n\r\n");
        wire.server("T2 BAD what is ~?", "+ go", "T3 OK done");
        assertThat(wire.takeSent())
                .isEqualTo("T2 APPEND INBOX (\\Seen) ~{14}|T3 APPEND INBOX (\\Seen) {14}|Subject: x|||");
        assertThat(appended.completions()).isEqualTo(1);
        append("Subject: y\r\n\r\n");
        assertThat(wire.takeSent()).isEqualTo("T4 APPEND INBOX (\\Seen) {14}|");
    }

    @Test
    void binaryAppendWithNulHasNoOtherForm() {
        Result<AppendResult> appended = append("\0");
        wire.server("T2 BAD what is ~?");
        assertThat(appended.failure()).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void refusedBinaryAppendIsNotRepeated() {
        Result<AppendResult> appended = append("x");
        wire.server("T2 NO [OVERQUOTA] full");
        assertThat(appended.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(wire.takeSent()).isEqualTo("T2 APPEND INBOX (\\Seen) ~{1}|");
    }

    @Test
    void enableWithAnUnknownNameIsDoneWithoutIt() {
        Result<List<Capability>> enabled = new Result<>();
        EnableCommand both = new EnableCommand(List.of(Capability.CONDSTORE, Capability.of("X-NEW")));
        wire.engine.submit(new EnableTask(both, enabled));
        wire.server("T2 BAD what is X-NEW?", "* ENABLED CONDSTORE", "T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 ENABLE CONDSTORE X-NEW|T3 ENABLE CONDSTORE|");
        assertThat(enabled.value()).containsExactly(Capability.CONDSTORE);
    }

    @Test
    void whatWasEnabledWithoutAWordIsTried() {
        Result<List<Capability>> enabled = new Result<>();
        wire.engine.submit(new EnableTask(new EnableCommand(List.of(Capability.QRESYNC)), enabled));
        wire.server("T2 OK done");
        assertThat(enabled.value()).isEmpty();
        Result<Selection> selected = select(Select.readWrite().resync(Resync.since(7, ModSeq.of(9))));
        wire.server("* 3 EXISTS", "* VANISHED (EARLIER) 4", "T3 OK done");
        assertThat(selected.value().state().exists()).isEqualTo(3);
    }

    @Test
    void namespaceThatIsNotUnderstoodIsMadeOfTheDelimiter() {
        for (String answer : List.of("T2 BAD unknown", "T2 OK done")) {
            Wire old = Wire.loggedIn("NAMESPACE");
            Result<Namespaces> namespaces = new Result<>();
            old.engine.submit(new NamespaceTask(namespaces));
            old.server(answer, "* LIST (\\Noselect) \".\" \"\"", "* LIST () \"/\" whole", "T3 OK done");
            assertThat(old.takeSent()).isEqualTo("T2 NAMESPACE|T3 LIST \"\" \"\"|");
            assertThat(namespaces.value().personal()).hasSize(1);
            assertThat(namespaces.value().personal().get(0).delimiter()).isEqualTo('.');
        }
    }

    @Test
    void namespaceThatEndsTheConnectionIsNotAskedForAgain() {
        Result<Namespaces> namespaces = new Result<>();
        wire.engine.submit(new NamespaceTask(namespaces));
        wire.takeSent();
        wire.engine.disconnected(null);
        assertThat(namespaces.failure()).isInstanceOf(ConnectionLostException.class);
        assertThat(namespaces.completions()).isEqualTo(1);
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void serverThatWantsToKnowWhoWeAreIsToldOnce() {
        Result<Selection> selected = wire.selecting(MailboxName.INBOX);
        wire.server("T2 NO SELECT Unsafe Login. Please contact kefu@188.com for help");
        wire.server("* ID NIL", "T3 OK done", "* 3 EXISTS", "T4 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 SELECT INBOX|T3 ID (\"name\" \"Imapala\")|T4 SELECT INBOX|");
        assertThat(selected.value().state().exists()).isEqualTo(3);
        Result<MailboxStatus> status = status(StatusItem.MESSAGES);
        wire.server("T5 NO STATUS Unsafe Login");
        assertThat(status.failure()).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void sessionThatIsOfNoUseIsAMatterOfCredentials() {
        Result<Selection> selected = wire.selecting(MailboxName.INBOX);
        wire.server("T2 BAD User is authenticated but not connected.");
        assertThat(selected.failure())
                .isInstanceOfSatisfying(
                        AuthenticationFailedException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.NO_MAILBOX));
        assertThat(wire.takeSent()).isEqualTo("T2 SELECT INBOX|");
    }

    @Test
    void serverThatIsAskedTooMuchIsAskedOneAtATime() {
        wire.noop();
        wire.server("T2 OK Success [THROTTLED]");
        wire.takeSent();
        wire.noop();
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T3 NOOP|");
        assertThat(wire.listener.fallbacks).hasSize(1);
    }

    @Test
    void refusalForTooManyConnectionsIsNoMatterOfCredentials() {
        Wire busy = new Wire(Wire.PLAIN);
        busy.engine.opened();
        busy.server("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi");
        busy.server("T1 NO [ALERT] Too many simultaneous connections. (Failure)");
        busy.takeSent();
        Wire turnedAway = new Wire(Wire.PLAIN);
        turnedAway.engine.opened();
        turnedAway.server("* BYE Maximum number of connections exceeded");
        assertThat(turnedAway.session.failure())
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        loss -> assertThat(loss.reason()).isEqualTo(FailureReason.CONNECTION_LIMIT));
        assertThat(turnedAway.takeSent()).isEmpty();
        Result<Response.Tagged> noop = wire.noop();
        wire.server("* BYE Too many connections");
        assertThat(((ConnectionLostException) noop.failure()).reason()).isEqualTo(FailureReason.CONNECTION_LIMIT);
    }

    @Test
    void tokenIsAskedForAtEveryConnect() {
        List<String> tokens = new ArrayList<>();
        Credentials fresh = Credentials.xoauth2("ann", () -> {
            tokens.add("token-" + tokens.size());
            return CompletableFuture.completedFuture(Secret.of(tokens.get(tokens.size() - 1)));
        });
        for (int i = 0; i < 2; i++) {
            Wire again = new Wire(Wire.PLAIN, fresh, Map.of(), Limits.DEFAULT);
            again.engine.opened();
            again.server("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi");
            assertThat(again.takeSent()).startsWith("T1 AUTHENTICATE XOAUTH2 ");
            again.server("T1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
            assertThat(again.session.failure()).isInstanceOf(AuthenticationFailedException.class);
            assertThat(again.takeSent()).as("the same token is not tried again").isEmpty();
        }
        assertThat(tokens).hasSize(2);
    }

    @Test
    void startTlsThatIsOfferedUnderTlsIsPassedOver() {
        Wire secured = new Wire(Wire.START_TLS);
        secured.engine.opened();
        secured.server("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi", "T1 OK go");
        secured.engine.secured();
        secured.server("* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR", "T2 OK done");
        assertThat(secured.takeSent()).matches("T1 STARTTLS\\|T2 CAPABILITY\\|T3 AUTHENTICATE PLAIN \\S+\\|");
        secured.server("T3 OK [CAPABILITY IMAP4rev1 STARTTLS] welcome");
        assertThat(secured.session.value().capabilities().has(Capability.STARTTLS))
                .isTrue();
        assertThat(secured.takeSent()).isEmpty();
    }

    @Test
    void mailboxThatMayNotBeClosedIsLeftAllTheSame() {
        wire.select(3);
        Result<Selection> examined = select(Select.readOnly());
        wire.server("* 3 EXISTS", "T3 OK [READ-ONLY] done");
        Result<Response.Tagged> closed = new Result<>();
        Selection selection = examined.value();
        wire.engine.submit(new CloseTask(BareCommand.CLOSE, selection, closed));
        wire.server("T4 NO Mailbox is read-only (opened with EXAMINE)");
        assertThat(closed.value().tag().value()).isEqualTo("T4");
        assertThat(selection.isCurrent()).isFalse();
    }

    @Test
    void refusedCloseThatWouldHaveExpungedIsTold() {
        Selection selection = wire.select(3);
        Result<Response.Tagged> closed = new Result<>();
        wire.engine.submit(new CloseTask(BareCommand.CLOSE, selection, closed));
        wire.server("T3 NO not now");
        assertThat(closed.failure()).isInstanceOf(CommandFailedException.class);
        assertThat(selection.isCurrent()).isTrue();
    }

    @Test
    void selectThatIsQuietlyReadOnlySaysSo() {
        Result<Selection> selected = wire.selecting(MailboxName.INBOX);
        wire.server("* 3 EXISTS", "T2 OK [READ-ONLY] selected");
        assertThat(selected.value().state().readOnly()).isTrue();
        Result<Selection> again = wire.selecting(MailboxName.INBOX);
        wire.server("* 3 EXISTS", "T3 OK [READ-WRITE] selected");
        assertThat(again.value().state().readOnly()).isFalse();
    }

    @Test
    void literalThatIsLongerThanWhatComesEndsInSilence() {
        Elements<FetchedMessage> messages = wire.fetch(wire.select(1), Elements.open(), FetchItem.body(Section.FULL));
        wire.octets("* 1 FETCH (BODY[] {225752}\r\nSubject: x\r\n\r\n)\r\nT3 OK done\r\n");
        assertThat(messages.elements()).isEmpty();
        wire.pass(Duration.ofMinutes(30));
        assertThat(messages.failure()).isInstanceOf(ImapTimeoutException.class);
        assertThat(messages.elements()).isEmpty();
    }

    @Test
    void sectionThatCannotBeDecodedIsToldWithItsCode() {
        Elements<FetchedMessage> messages =
                wire.fetch(wire.select(2), Elements.open(), FetchItem.binary(Section.part(1)));
        wire.server("* 1 FETCH (UID 5 BINARY[1] NIL)", "T3 NO [UNKNOWN-CTE] cannot decode");
        assertThat(messages.elements()).hasSize(1);
        assertThat(messages.failure())
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        failure -> assertThat(failure.code().orElseThrow()).hasToString("UNKNOWN-CTE"));
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void nothingFoundIsNothingInThePlainFormToo() {
        Selection inbox = wire.select(9);
        Result<SearchResult> found = search(inbox, Search.unseen().returning(Search.Return.MAX, Search.Return.ALL));
        wire.server("T3 BAD what is RETURN?", "* SEARCH", "T4 OK done");
        assertThat(found.value().all()).isEqualTo(NumberSet.EMPTY);
        assertThat(found.value().max()).isNull();
    }
}
