package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CopyResult;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.ResponseCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that go elsewhere, or away. */
class TransferIT extends Scenario {
    private ImapSession session;
    private MailboxName target;
    private SelectedMailbox inbox;

    @BeforeEach
    void fill() {
        deliver("one", "two", "three");
        session = connect();
        target = sent(session);
        inbox = await(session.select("INBOX"));
    }

    private static List<String> subjects(SelectedMailbox mailbox) {
        return await(mailbox.fetch(SeqSet.all(), Fetch.items(ENVELOPE)).toList()).stream()
                .map(message -> message.get(ENVELOPE).subject())
                .toList();
    }

    private List<Uid> uids() {
        return await(inbox.fetch(inbox.all(), Fetch.items(UID)).toList()).stream()
                .map(message -> message.get(UID))
                .toList();
    }

    @Test
    void copiesAreInBothMailboxesWithTheirFlags() {
        List<Uid> uids = uids();
        await(inbox.store(UidSet.of(uids.get(0)), Store.add(Flag.FLAGGED)));
        CopyResult copied = await(inbox.copy(UidSet.of(uids.get(0), uids.get(2)), target));
        assertThat(subjects(inbox)).containsExactly("one", "two", "three");
        SelectedMailbox there = await(connect().select(target));
        assertThat(subjects(there)).containsExactly("one", "three");
        FetchedMessage first = await(
                        there.fetch(SeqSet.of(1), Fetch.items(UID, FLAGS)).toList())
                .get(0);
        assertThat(first.get(FLAGS)).contains(Flag.FLAGGED);
        assertThat(copied.uidValidity()).isEqualTo(there.state().uidValidity());
        assertThat(copied.uids().find(uids.get(0))).contains(first.get(UID));
    }

    @Test
    void movedMessagesAreInTheOtherMailboxOnly() {
        if (!offers(session, Capability.MOVE, () -> inbox.move(SeqSet.of(1), target))) {
            return;
        }
        List<Uid> uids = uids();
        CopyResult moved = await(inbox.move(UidSet.of(uids.get(1)), target));
        assertThat(inbox.state().exists()).isEqualTo(2);
        assertThat(subjects(inbox)).containsExactly("one", "three");
        SelectedMailbox there = await(connect().select(target));
        assertThat(subjects(there)).containsExactly("two");
        Uid now = await(there.fetch(SeqSet.of(1), Fetch.items(UID)).toList())
                .get(0)
                .get(UID);
        assertThat(moved.uids().find(uids.get(1))).contains(now);
    }

    @Test
    void messagesGoByNumberToo() {
        await(inbox.copy(SeqSet.of(3), target));
        if (!offers(session, Capability.MOVE, () -> inbox.move(SeqSet.of(1), target))) {
            return;
        }
        await(inbox.move(SeqSet.of(1), target));
        assertThat(subjects(inbox)).containsExactly("two", "three");
        assertThat(subjects(await(connect().select(target)))).containsExactly("three", "one");
    }

    @Test
    void missingTargetIsTold() {
        assertThat(failure(inbox.copy(SeqSet.of(1), "No such mailbox"))).satisfies(this::saysTryCreate);
        if (offers(session, Capability.MOVE, () -> inbox.move(SeqSet.of(1), target))) {
            assertThat(failure(inbox.move(SeqSet.of(1), "No such mailbox"))).satisfies(this::saysTryCreate);
        }
        assertThat(subjects(inbox)).hasSize(3);
    }

    private void saysTryCreate(@Nullable Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        refused -> assertThat(refused.code().stream().toList())
                                .isEqualTo(
                                        server.is(Trait.SAYS_NO_TRYCREATE)
                                                ? List.of()
                                                : List.of(ResponseCode.TRYCREATE)));
    }

    @Test
    void nothingIsSentForNoMessages() {
        assertThat(await(inbox.copy(UidSet.EMPTY, target))).isEqualTo(CopyResult.UNKNOWN);
        assertThat(await(inbox.move(UidSet.EMPTY, target))).isEqualTo(CopyResult.UNKNOWN);
        await(inbox.expunge(UidSet.EMPTY));
        assertThat(await(inbox.copy(UidSet.of(4_000_000_000L), target)).uids().isEmpty())
                .isTrue();
    }

    @Test
    void expungeOfUidsLeavesOthersAlone() {
        List<Uid> uids = uids();
        await(inbox.store(inbox.all(), Store.add(Flag.DELETED).silent()));
        await(inbox.expunge(UidSet.of(uids.get(0), uids.get(2))));
        assertThat(inbox.state().exists()).isEqualTo(1);
        assertThat(subjects(inbox)).containsExactly("two");
    }

    @Test
    void serverWithoutMoveKeepsTheMessages() {
        SelectedMailbox old =
                await(await(client.connect(server.bare(), user.credentials())).select("INBOX"));
        assertThat(failure(old.move(SeqSet.of(1), target)))
                .isInstanceOfSatisfying(
                        MissingCapabilityException.class,
                        missing -> assertThat(missing.missing()).contains(Capability.MOVE));
        assertThat(failure(old.expunge(UidSet.of(1)))).isInstanceOf(MissingCapabilityException.class);
        assertThat(subjects(old)).hasSize(3);
    }
}
