package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreIT extends Scenario {
    private static final Flag LABEL = Flag.of("$Project-7");

    private SelectedMailbox inbox;

    @BeforeEach
    void fill() {
        deliver("one", "two", "three");
        inbox = inbox();
    }

    @Test
    void addedFlagsAreTold() {
        StoreResult result = await(inbox.store(SeqSet.of(2), Store.add(Flag.FLAGGED, LABEL)));
        assertThat(result.updated()).singleElement().satisfies(message -> {
            assertThat(message.sequenceNumber()).isEqualTo(2);
            assertThat(lasting(message)).containsExactlyInAnyOrder(Flag.FLAGGED, LABEL);
        });
        assertThat(flags()).containsExactly(Set.of(), Set.of(Flag.FLAGGED, LABEL), Set.of());
    }

    @Test
    void uidsAreToldWhereAskedByUid() {
        List<Uid> uids = uids();
        StoreResult result = await(inbox.store(UidSet.of(uids.get(0), uids.get(2)), Store.add(Flag.SEEN)));
        assertThat(result.updated())
                .extracting(message -> message.get(UID))
                .containsExactlyInAnyOrder(uids.get(0), uids.get(2));
    }

    @Test
    void removedAndReplacedFlagsAreGone() {
        await(inbox.store(inbox.all(), Store.add(Flag.SEEN, Flag.ANSWERED)));
        await(inbox.store(SeqSet.of(1), Store.remove(Flag.SEEN)));
        await(inbox.store(SeqSet.of(2), Store.replace(Flag.DRAFT)));
        await(inbox.store(SeqSet.of(3), Store.replace()));
        assertThat(flags()).containsExactly(Set.of(Flag.ANSWERED), Set.of(Flag.DRAFT), Set.of());
    }

    @Test
    void silentStoreTellsNothing() {
        StoreResult result =
                await(inbox.store(SeqSet.range(1, 3), Store.add(Flag.SEEN).silent()));
        assertThat(result.updated()).isEmpty();
        assertThat(flags()).containsOnly(Set.of(Flag.SEEN));
    }

    @Test
    void anotherConnectionSeesTheFlags() {
        SelectedMailbox other = inbox();
        await(inbox.store(SeqSet.of(3), Store.add(Flag.FLAGGED)));
        if (server.is(Trait.TELLS_WHEN_ASKED)) {
            await(other.execute(BareCommand.NOOP));
        }
        assertThat(lasting(last(other, SeqSet.of(3)))).containsExactly(Flag.FLAGGED);
    }

    @Test
    void idlingConnectionIsToldOfTheFlags() {
        try (Watcher watcher = Watcher.watch(server, user)) {
            await(inbox.store(SeqSet.of(2), Store.add(Flag.ANSWERED)));
            MailboxEvent.FlagsChanged changed = watcher.next(MailboxEvent.FlagsChanged.class);
            assertThat(changed.message().sequenceNumber()).isEqualTo(2);
            assertThat(lasting(changed.message())).contains(Flag.ANSWERED);
        }
    }

    @Test
    void readingByPeekLeavesTheMessageUnseen() {
        FetchItem<Bytes> peek = FetchItem.body(Section.FULL);
        await(inbox.fetch(SeqSet.of(1), Fetch.items(peek)).toList());
        await(inbox.fetch(SeqSet.of(2), Fetch.items(peek.markingSeen())).toList());
        assertThat(flags()).containsExactly(Set.of(), Set.of(Flag.SEEN), Set.of());
    }

    @Test
    void nothingChangesInAReadOnlyMailbox() {
        SelectedMailbox readOnly = await(connect().examine("INBOX"));
        await(readOnly.fetch(
                        SeqSet.of(1), Fetch.items(FetchItem.body(Section.FULL).markingSeen()))
                .toList());
        CompletableFuture<StoreResult> store = readOnly.store(SeqSet.of(1), Store.add(Flag.FLAGGED));
        assertThat(failure(store))
                .as("some servers say NO, others OK and do nothing")
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        no -> assertThat(no).isInstanceOf(CommandFailedException.class));
        assertThat(flags()).containsOnly(Set.of());
    }

    @Test
    void appendedFlagsAreKept() {
        ImapSession session = connect();
        await(session.append("INBOX", Append.message(mail("four")).flags(Flag.DRAFT, LABEL)));
        assertThat(lasting(last(await(session.select("INBOX")), SeqSet.of(4))))
                .containsExactlyInAnyOrder(Flag.DRAFT, LABEL);
    }

    private List<Set<Flag>> flags() {
        return await(inbox.fetch(inbox.all(), Fetch.items(FLAGS)).toList()).stream()
                .map(StoreIT::lasting)
                .toList();
    }

    private List<Uid> uids() {
        return await(inbox.fetch(inbox.all(), Fetch.items(UID)).toList()).stream()
                .map(message -> message.get(UID))
                .toList();
    }

    /** Returns what came last: a change by others may be told along with the answer. */
    private static FetchedMessage last(SelectedMailbox mailbox, MessageSet messages) {
        List<FetchedMessage> fetched =
                await(mailbox.fetch(messages, Fetch.items(FLAGS)).toList());
        assertThat(fetched).isNotEmpty();
        return fetched.get(fetched.size() - 1);
    }

    private static Set<Flag> lasting(FetchedMessage message) {
        return MessageComparison.lasting(message.get(FLAGS));
    }
}
