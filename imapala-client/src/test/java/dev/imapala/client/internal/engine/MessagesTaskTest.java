package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CopyResult;
import dev.imapala.client.MailboxChanges;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidMapping;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import org.junit.jupiter.api.Test;

/** COPY, MOVE, conditional STORE, and what is new since a mod-sequence. */
class MessagesTaskTest {
    private static final Fetch CHANGED = Fetch.items(FetchItem.UID, FetchItem.FLAGS, FetchItem.MODSEQ)
            .changedSince(ModSeq.of(5))
            .vanished();

    private final Wire wire = Wire.loggedIn("UIDPLUS", "MOVE", "CONDSTORE", "QRESYNC", "ENABLE", "X-GM-EXT-1");

    private Result<CopyResult> copy(MessageSet messages, Selection selection) {
        Result<CopyResult> result = new Result<>();
        wire.engine.submit(new CopyTask(new CopyCommand(messages, Wire.WORK), selection, result));
        return result;
    }

    private Result<CopyResult> move(MessageSet messages, Selection selection) {
        Result<CopyResult> result = new Result<>();
        wire.engine.submit(new CopyTask(new MoveCommand(messages, Wire.WORK), selection, result));
        return result;
    }

    private Result<StoreResult> store(MessageSet messages, Store store, Selection selection) {
        Result<StoreResult> result = new Result<>();
        wire.engine.submit(new StoreTask(new StoreCommand(messages, store), selection, result));
        return result;
    }

    @Test
    void copyTellsTheNewUids() {
        Selection inbox = wire.select(3);
        Result<CopyResult> copied = copy(UidSet.of(3, 5), inbox);
        assertThat(wire.takeSent()).isEqualTo("T3 UID COPY 3,5 Work|");
        wire.server("T3 OK [COPYUID 7 3,5 11:12] done");
        assertThat(copied.value()).isEqualTo(CopyResult.of(UidMapping.of(UidSet.of(3, 5), UidSet.of(11, 12)), 7));
        assertThat(copied.value().uidValidity()).hasValue(7);
    }

    @Test
    void copyOfAServerThatTellsNothingIsUnknown() {
        Selection inbox = wire.select(3);
        Result<CopyResult> copied = copy(SeqSet.of(1), inbox);
        wire.server("T3 OK [COPYUID 14  ] done");
        assertThat(copied.value()).isEqualTo(CopyResult.UNKNOWN);
        assertThat(copied.value().uids().isEmpty()).isTrue();
        assertThat(copied.value().uidValidity()).isEmpty();
    }

    @Test
    void moveTellsTheNewUidsBeforeTheOldOnesAreGone() {
        Selection inbox = wire.select(3);
        Result<CopyResult> moved = move(UidSet.of(3), inbox);
        wire.server("* OK [COPYUID 7 3 11] moved", "* 3 EXPUNGE");
        assertThat(moved.isPending()).isTrue();
        wire.server("T3 OK done");
        assertThat(moved.value().uids()).isEqualTo(UidMapping.of(UidSet.of(3), UidSet.of(11)));
        assertThat(inbox.state().exists()).isEqualTo(2);
    }

    @Test
    void newUidsMayComeWithTheTagOrWithoutForEitherCommand() {
        Selection inbox = wire.select(3);
        Result<CopyResult> moved = move(UidSet.of(3), inbox);
        wire.server("T3 OK [COPYUID 7 3 11] moved");
        assertThat(moved.value().uidValidity()).hasValue(7);
        Result<CopyResult> copied = copy(UidSet.of(2), inbox);
        wire.server("* OK [COPYUID 7 2 12] copied", "T4 OK done");
        assertThat(copied.value().uids()).isEqualTo(UidMapping.of(UidSet.of(2), UidSet.of(12)));
    }

    @Test
    void serverWithoutMoveIsSentNothing() {
        Wire old = Wire.loggedIn("UIDPLUS");
        Selection inbox = old.select(3);
        Result<CopyResult> moved = new Result<>();
        old.engine.submit(new CopyTask(new MoveCommand(UidSet.of(1), Wire.WORK), inbox, moved));
        assertThat(moved.failure())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("MOVE");
        assertThat(old.takeSent()).isEmpty();
    }

    @Test
    void expungeOfUidsWaitsForStore() {
        Selection inbox = wire.select(3);
        Result<StoreResult> stored = store(UidSet.of(1), Store.add(Flag.DELETED).silent(), inbox);
        Result<Response.Tagged> expunged = new Result<>();
        wire.engine.submit(new SimpleTask(new UidExpungeCommand(UidSet.of(1)), inbox, expunged));
        assertThat(wire.takeSent()).isEqualTo("T3 UID STORE 1 +FLAGS.SILENT (\\Deleted)|");
        wire.server("T3 OK done");
        assertThat(stored.value().updated()).isEmpty();
        assertThat(wire.takeSent()).isEqualTo("T4 UID EXPUNGE 1|");
        wire.server("* 1 EXPUNGE", "T4 OK done");
        assertThat(expunged.isPending()).isFalse();
        assertThat(inbox.state().exists()).isEqualTo(2);
    }

    @Test
    void messagesThatHaveChangedAreToldOf() {
        Selection inbox = wire.select(9);
        Store store = Store.add(Flag.DELETED).silent().unchangedSince(ModSeq.of(320162338));
        Result<StoreResult> byUid = store(UidSet.of(5, 7, 9), store, inbox);
        wire.server("* 2 FETCH (UID 5 MODSEQ (320162350))", "T3 OK [MODIFIED 7,9] conditional");
        assertThat(byUid.value().modified()).isEqualTo(UidSet.of(7, 9));
        assertThat(byUid.value().updated())
                .singleElement()
                .satisfies(message -> assertThat(message.get(FetchItem.MODSEQ)).isEqualTo(ModSeq.of(320162350)));
        Result<StoreResult> byNumber = store(SeqSet.of(5, 7), store, inbox);
        wire.server("T4 OK [MODIFIED 7] conditional");
        assertThat(byNumber.value().modified()).isEqualTo(SeqSet.of(7));
        Result<StoreResult> refused = store(SeqSet.of(5), store, inbox);
        wire.server("T5 NO [MODIFIED 5] some are gone");
        assertThat(refused.failure()).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void labelsAreTheAnswerToAStoreOfLabels() {
        Selection inbox = wire.select(3);
        Result<StoreResult> stored = store(UidSet.of(1), Store.addLabels(GmailLabel.of("Work")), inbox);
        wire.server("* 1 FETCH (UID 1 FLAGS (\\Seen))", "* 1 FETCH (UID 1 X-GM-LABELS (\\Inbox Work))", "T3 OK done");
        assertThat(stored.value().updated())
                .singleElement()
                .satisfies(message -> assertThat(message.get(FetchItem.X_GM_LABELS))
                        .containsExactly(GmailLabel.INBOX, GmailLabel.of("Work")));
    }

    @Test
    void changesAreWhatVanishedAndWhatIsOtherThanBefore() {
        Selection inbox = wire.select(3);
        Result<MailboxChanges> changes = new Result<>();
        wire.engine.submit(new ChangesTask(new FetchCommand(UidSet.all(), CHANGED), inbox, changes));
        assertThat(wire.takeSent()).isEqualTo("T3 UID FETCH 1:* (UID FLAGS MODSEQ) (CHANGEDSINCE 5 VANISHED)|");
        wire.server(
                "* VANISHED (EARLIER) 4:6,9",
                "* 2 FETCH (UID 8 FLAGS (\\Seen) MODSEQ (7))",
                "* VANISHED (EARLIER) 11",
                "* 2 FETCH (UID 8 FLAGS (\\Seen) MODSEQ (7))",
                "T3 OK done");
        assertThat(changes.value().vanished()).isEqualTo(UidSet.parse("4:6,9,11"));
        assertThat(changes.value().changed())
                .extracting(FetchedMessage::sequenceNumber)
                .containsExactly(2L);
        assertThat(inbox.state().exists()).as("they were gone before").isEqualTo(3);
    }

    @Test
    void changesGoOnWhereTheServerLeavesOutModSequences() {
        Selection inbox = wire.select(3);
        Result<MailboxChanges> changes = new Result<>();
        wire.engine.submit(new ChangesTask(new FetchCommand(UidSet.all(), CHANGED), inbox, changes));
        wire.server("* 3 FETCH (UID 9 FLAGS (\\Seen))", "T3 OK done");
        assertThat(changes.value().changed()).hasSize(1);
    }

    @Test
    void selectBringsWhatIsNew() {
        Result<Selection> result = new Result<>();
        Select select = Select.readWrite().resync(Resync.since(7, ModSeq.of(5)));
        wire.engine.submit(new SelectTask(new SelectCommand(Wire.WORK, select), result));
        assertThat(wire.takeSent()).isEqualTo("T2 SELECT Work (QRESYNC (7 5))|");
        wire.server(
                "* 3 EXISTS",
                "* OK [UIDVALIDITY 7] ok",
                "* OK [HIGHESTMODSEQ 9] ok",
                "* VANISHED (EARLIER) 1:2",
                "* 1 FETCH (UID 3 FLAGS (\\Seen) MODSEQ (8))",
                "T2 OK [READ-WRITE] done");
        Selection work = result.value();
        assertThat(work.resynced().vanished()).isEqualTo(UidSet.of(1, 2));
        assertThat(work.resynced().changed()).hasSize(1);
        assertThat(work.state().exists()).isEqualTo(3);
        assertThat(work.state().highestModSeq()).contains(ModSeq.of(9));
    }

    @Test
    void mailboxWithoutModSequencesSaysSo() {
        Result<Selection> result = wire.selecting(Wire.WORK);
        wire.server("* 3 EXISTS", "* OK [HIGHESTMODSEQ 9] old", "* OK [NOMODSEQ] none", "T2 OK done");
        assertThat(result.value().state().highestModSeq()).isEmpty();
        assertThat(result.value().resynced()).isEqualTo(MailboxChanges.NONE);
    }

    @Test
    void vanishedMessagesAreTakenOffTheCount() {
        Selection inbox = wire.select(9);
        Elements<MailboxEvent> events = Elements.open();
        wire.engine.watch(new Watch(inbox, events));
        wire.server("* VANISHED 2:4,9");
        assertThat(inbox.state().exists()).isEqualTo(5);
        wire.server("* VANISHED 11:20");
        assertThat(inbox.state().exists()).isEqualTo(5);
        assertThat(events.elements())
                .containsExactly(new MailboxEvent.Vanished(UidSet.parse("2:4,9")), new MailboxEvent.Resync(5));
    }

    @Test
    void expungeTellsTheHighestModSequence() {
        Selection inbox = wire.select(9);
        Result<Response.Tagged> expunged = wire.simple(BareCommand.EXPUNGE, inbox);
        wire.server("* VANISHED 405,407,410,425", "T3 OK [HIGHESTMODSEQ 20010715194045319] expunged");
        assertThat(expunged.isPending()).isFalse();
        assertThat(inbox.state().exists()).isEqualTo(5);
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(20010715194045319L));
    }

    private Selection withModSeq(long highest) {
        Result<Selection> result = wire.selecting(Wire.WORK);
        wire.server("* 9 EXISTS", "* OK [HIGHESTMODSEQ " + highest + "] ok", "T2 OK done");
        return result.value();
    }

    private void see(int number, Selection inbox) {
        store(SeqSet.of(number), Store.add(Flag.SEEN).silent(), inbox);
    }

    @Test
    void highestModSeqIsThatOfTheChangesUnlessTheServerSaysOtherwise() {
        Selection inbox = withModSeq(96);
        see(1, inbox);
        wire.server("* 1 FETCH (UID 6 MODSEQ (103))", "* 2 FETCH (UID 7 MODSEQ (101) FLAGS (\\Seen))");
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(96));
        wire.server("* OK [HIGHESTMODSEQ 99] VANISHED reply with MODSEQ 100 is delayed", "T3 OK done");
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(99));
        see(3, inbox);
        wire.server("* 3 FETCH (UID 8 MODSEQ (104))", "T4 OK [HIGHESTMODSEQ 99] Still delaying VANISHED");
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(99));
        see(3, inbox);
        wire.server("* 2 FETCH (UID 7 MODSEQ (103) FLAGS ())", "* 3 FETCH (UID 8 MODSEQ (105))", "T5 OK done");
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(105));
    }

    @Test
    void modSeqOfWhatWasFetchedSaysNothingOfTheOthers() {
        Selection inbox = withModSeq(96);
        wire.fetch(inbox, Elements.open(), FetchItem.MODSEQ);
        wire.server("* 1 FETCH (MODSEQ (120))", "T3 OK done");
        assertThat(inbox.state().highestModSeq()).contains(ModSeq.of(96));
    }

    @Test
    void mailboxWithoutModSeqsGetsNoneFromAMessage() {
        Selection inbox = wire.select(9);
        see(1, inbox);
        wire.server("* 1 FETCH (UID 6 MODSEQ (103))", "T3 OK done");
        assertThat(inbox.state().highestModSeq()).isEmpty();
    }

    @Test
    void newsOfTheMailboxBeforeIsNoneOfTheNextOne() {
        Selection before = wire.select(9);
        Elements<MailboxEvent> events = Elements.open();
        Result<Selection> result = new Result<>();
        Select select = Select.readWrite().resync(Resync.since(7, ModSeq.of(5)));
        wire.engine.submit(new SelectTask(new SelectCommand(Wire.WORK, select), result));
        wire.engine.watch(new Watch(before, events));
        wire.server(
                "* 2 FETCH (UID 2 FLAGS (\\Seen) MODSEQ (6))",
                "* OK [CLOSED] bye",
                "* 3 EXISTS",
                "* OK [UIDVALIDITY 7] ok",
                "* VANISHED (EARLIER) 4",
                "* 1 FETCH (UID 3 FLAGS (\\Seen) MODSEQ (8))",
                "T3 OK done");
        assertThat(result.value().resynced().changed())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.get(FetchItem.UID).value()).isEqualTo(3));
        assertThat(events.elements()).singleElement().isInstanceOf(MailboxEvent.FlagsChanged.class);
    }
}
