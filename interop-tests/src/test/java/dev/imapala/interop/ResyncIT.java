package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.MODSEQ;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxChanges;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.MailboxState;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mod-sequences: changes that meet no other change, and what is new since last time. */
class ResyncIT extends Scenario {
    private static final Fetch CHANGES = Fetch.items(UID, FLAGS);

    private List<Uid> uids;

    @BeforeEach
    void fill() {
        deliver("one", "two", "three", "four");
        SelectedMailbox inbox = inbox();
        uids = await(inbox.fetch(inbox.all(), Fetch.items(UID)).toList()).stream()
                .map(message -> message.get(UID))
                .toList();
    }

    private ImapSession resynchronizing() {
        ImapSession session = connect();
        await(session.enable(Capability.QRESYNC));
        return session;
    }

    /** Tells whether the server lacks {@code capability}; then nothing that needs it is sent. */
    private boolean lacks(Capability capability) {
        Select select = capability.equals(Capability.CONDSTORE)
                ? Select.readOnly().condstore()
                : Select.readOnly().resync(Resync.since(1, ModSeq.of(1)));
        ImapSession session = connect();
        return !offers(session, capability, () -> session.select("INBOX", select));
    }

    private UidSet uid(int... numbers) {
        UidSet set = UidSet.EMPTY;
        for (int number : numbers) {
            set = set.union(UidSet.of(uids.get(number - 1)));
        }
        return set;
    }

    private static List<Uid> uidsOf(MailboxChanges changes) {
        return changes.changed().stream().map(message -> message.get(UID)).toList();
    }

    @Test
    void storeLeavesMessagesAloneThatAnotherHasChanged() {
        if (lacks(Capability.CONDSTORE)) {
            return;
        }
        SelectedMailbox mine =
                await(connect().select("INBOX", Select.readWrite().condstore()));
        ModSeq before = mine.state().highestModSeq().orElseThrow();
        await(inbox().store(uid(2), Store.add(Flag.FLAGGED)));
        StoreResult result = await(mine.store(uid(1, 2, 3), Store.add(Flag.SEEN).unchangedSince(before)));
        assertThat(result.modified()).isEqualTo(uid(2));
        assertThat(result.updated())
                .as("what was stored, and maybe news of the other")
                .extracting(message -> message.get(UID))
                .contains(uids.get(0), uids.get(2));
        assertThat(result.updated())
                .allSatisfy(message -> assertThat(message.get(MODSEQ)).isGreaterThan(before));
        StoreResult again = await(mine.store(
                uid(2),
                Store.add(Flag.SEEN)
                        .silent()
                        .unchangedSince(result.updated().get(0).get(MODSEQ))));
        assertThat(again.modified().isEmpty()).isTrue();
    }

    @Test
    void fetchBringsOnlyWhatHasChanged() {
        if (lacks(Capability.CONDSTORE)) {
            return;
        }
        SelectedMailbox mine = await(connect().select("INBOX", Select.readOnly().condstore()));
        ModSeq before = mine.state().highestModSeq().orElseThrow();
        assertThat(await(mine.fetch(SeqSet.all(), CHANGES.changedSince(before)).toList()))
                .isEmpty();
        await(inbox().store(uid(3), Store.add(Flag.FLAGGED)));
        assertThat(await(mine.fetch(UidSet.all(), CHANGES.changedSince(before)).toList()))
                .isNotEmpty() // as an answer, and maybe as news besides
                .allSatisfy(message -> {
                    assertThat(message.get(UID)).isEqualTo(uids.get(2));
                    assertThat(message.get(FLAGS)).contains(Flag.FLAGGED);
                    assertThat(message.get(MODSEQ)).isGreaterThan(before);
                });
    }

    @Test
    void selectBringsWhatIsNewSinceLastTime() {
        if (lacks(Capability.QRESYNC)) {
            return;
        }
        MailboxState before = await(resynchronizing().select("INBOX")).state();
        SelectedMailbox other = inbox();
        await(other.store(uid(1), Store.add(Flag.ANSWERED)));
        await(other.store(uid(2, 4), Store.add(Flag.DELETED).silent()));
        await(other.expunge());

        Resync since = Resync.since(
                before.uidValidity().orElseThrow(), before.highestModSeq().orElseThrow());
        SelectedMailbox now =
                await(resynchronizing().select("INBOX", Select.readWrite().resync(since)));
        assertThat(now.resynced().vanished()).isEqualTo(uid(2, 4));
        assertThat(uidsOf(now.resynced())).containsExactly(uids.get(0));
        assertThat(now.state().exists()).isEqualTo(2);
        assertThat(now.state().highestModSeq().orElseThrow())
                .isGreaterThan(before.highestModSeq().orElseThrow());

        SelectedMailbox known =
                await(resynchronizing().select("INBOX", Select.readWrite().resync(since.knowing(uid(3, 4)))));
        assertThat(known.resynced().vanished()).isEqualTo(uid(4));
        assertThat(known.resynced().changed()).isEmpty();
    }

    @Test
    void mailboxThatIsAnotherOneNowBringsNothing() {
        if (lacks(Capability.QRESYNC)) {
            return;
        }
        MailboxState before = await(resynchronizing().select("INBOX")).state();
        long another = before.uidValidity().orElseThrow() - 1;
        SelectedMailbox now =
                await(resynchronizing().select("INBOX", Select.readOnly().resync(Resync.since(another, ModSeq.of(1)))));
        assertThat(now.resynced()).isEqualTo(MailboxChanges.NONE);
        assertThat(now.state().uidValidity()).isEqualTo(before.uidValidity());
    }

    @Test
    void changesAreToldToWhoStays() {
        if (lacks(Capability.QRESYNC)) {
            return;
        }
        SelectedMailbox mine = await(resynchronizing().select("INBOX"));
        ModSeq before = mine.state().highestModSeq().orElseThrow();
        await(mine.store(uid(2), Store.add(Flag.DELETED).silent()));
        await(mine.expunge(uid(2)));
        await(inbox().store(uid(3), Store.add(Flag.FLAGGED)));
        MailboxChanges changes =
                await(mine.changes(UidSet.all(), CHANGES.changedSince(before).vanished()));
        assertThat(changes.vanished()).isEqualTo(uid(2));
        assertThat(uidsOf(changes)).containsExactly(uids.get(2));
        assertThat(mine.state().exists()).isEqualTo(3);
    }

    @Test
    void expungedMessagesVanish() throws InterruptedException {
        if (lacks(Capability.QRESYNC)) {
            return;
        }
        SelectedMailbox mine = await(resynchronizing().select("INBOX"));
        BlockingQueue<MailboxEvent> events = new LinkedBlockingQueue<>();
        CompletableFuture<Void> watching = mine.idle().forEach(events::add);
        SelectedMailbox other = inbox();
        await(other.store(uid(2, 3), Store.add(Flag.DELETED).silent()));
        await(other.expunge());
        UidSet gone = UidSet.EMPTY;
        while (!gone.equals(uid(2, 3))) {
            MailboxEvent event = events.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("the news after %s", gone).isNotNull();
            assertThat(event).isNotInstanceOf(MailboxEvent.Expunged.class);
            gone = event instanceof MailboxEvent.Vanished vanished ? gone.union(vanished.uids()) : gone;
        }
        assertThat(mine.state().exists()).isEqualTo(2);
        watching.cancel(true);
    }
}
