package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.InjectedFault;
import dev.imapala.testserver.fault.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionIT {
    private final TestNetwork net = new TestNetwork();
    private final ImapSession session = net.connect();

    @AfterEach
    void stop() {
        net.close();
    }

    private SelectedMailbox inbox() {
        return await(session.select("INBOX"));
    }

    @Test
    void sessionKnowsItsServer() {
        assertThat(session.isOpen()).isTrue();
        assertThat(session.address()).isEqualTo(net.tls());
        assertThat(session.capabilities().has(Capability.IDLE)).isTrue();
    }

    @Test
    void appendedMessageIsFetchedBackByteForByte() {
        Bytes message = Bytes.of("Subject: hello\r\n\r\nwörld\r\n".repeat(10_000));
        AppendResult appended =
                await(session.append("INBOX", Append.message(message).flags(Flag.FLAGGED)));
        Uid uid = appended.uid().orElseThrow();
        FetchItem<Bytes> full = FetchItem.body(Section.FULL);
        List<FetchedMessage> fetched = await(inbox().fetch(UidSet.of(uid), Fetch.items(full, FetchItem.FLAGS))
                .toList());
        assertThat(fetched).hasSize(1);
        assertThat(fetched.get(0).get(full)).isEqualTo(message);
        assertThat(fetched.get(0).get(FetchItem.FLAGS)).contains(Flag.FLAGGED);
    }

    @Test
    void largeMessagesGoBothWays() {
        StringBuilder text = new StringBuilder("Subject: large\r\n\r\n");
        while (text.length() < 20_000_000) {
            text.append("0123456789".repeat(7)).append("\r\n");
        }
        Bytes message = Bytes.of(text.toString());
        List<CompletableFuture<AppendResult>> appended = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            appended.add(session.append("INBOX", Append.message(message)));
        }
        appended.forEach(TestNetwork::await);
        FetchItem<Bytes> full = FetchItem.body(Section.FULL);
        SelectedMailbox inbox = inbox();
        List<FetchedMessage> fetched =
                await(inbox.fetch(inbox.all(), Fetch.items(full)).toList());
        assertThat(fetched).hasSize(3);
        assertThat(fetched.get(2).get(full)).isEqualTo(message);
    }

    @Test
    void mailboxesAreListed() {
        List<ListedMailbox> mailboxes = await(session.list(ListMailboxes.all()));
        assertThat(mailboxes).extracting(ListedMailbox::name).contains(MailboxName.INBOX, MailboxName.of("Sent"));
    }

    @Test
    void statusTellsOfAMailboxThatIsNotSelected() {
        net.deliver(3, 10);
        assertThat(await(session.status("INBOX", StatusItem.MESSAGES, StatusItem.UIDNEXT))
                        .get(StatusItem.MESSAGES))
                .isEqualTo(3);
    }

    @Test
    void newestMessagesAreTheLast() {
        net.deliver(5, 10);
        SelectedMailbox inbox = inbox();
        assertThat(inbox.newest(2)).isEqualTo(SeqSet.range(4, 5));
        assertThat(inbox.newest(9)).isEqualTo(inbox.all()).isEqualTo(SeqSet.range(1, 5));
        assertThat(await(inbox.fetch(inbox.newest(2), Fetch.items(FetchItem.ENVELOPE))
                        .toList()))
                .extracting(message -> message.get(FetchItem.ENVELOPE).subject())
                .containsExactly("s4", "s5");
    }

    @Test
    void emptyMailboxHasNothingToFetchAndNothingIsSent() {
        SelectedMailbox inbox = inbox();
        assertThat(await(inbox.fetch(inbox.all(), Fetch.items(FetchItem.UID)).toList()))
                .isEmpty();
        assertThat(await(inbox.store(inbox.newest(1), Store.add(Flag.SEEN))).updated())
                .isEmpty();
        assertThat(net.server.transcript().toString()).doesNotContain("FETCH").doesNotContain(" STORE ");
    }

    @Test
    void storeSearchAndExpungeWorkTogether() {
        net.deliver(3, 10);
        SelectedMailbox inbox = inbox();
        assertThat(await(inbox.store(SeqSet.of(2), Store.add(Flag.DELETED))).updated())
                .hasSize(1);
        assertThat(await(inbox.searchNumbers(Search.flagged(Flag.DELETED))).all())
                .isEqualTo(NumberSet.of(2));
        SearchResult others = await(inbox.search(Search.all().without(Flag.DELETED)));
        assertThat(others.uids()).isTrue();
        assertThat(others.all()).isEqualTo(NumberSet.of(1, 3));
        await(inbox.expunge());
        assertThat(inbox.state().exists()).isEqualTo(2);
    }

    @Test
    void examinedMailboxIsReadOnly() {
        assertThat(await(session.examine("INBOX")).state().readOnly()).isTrue();
        assertThat(inbox().state().readOnly()).isFalse();
    }

    @Test
    void closeDoesNotExpungeAndCloseAndExpungeDoes() {
        net.deliver(2, 10);
        SelectedMailbox inbox = inbox();
        await(inbox.store(inbox.all(), Store.add(Flag.DELETED)));
        await(inbox.close());
        await(inbox.close());
        assertThat(inbox.isSelected()).isFalse();
        assertThat(net.server.mailbox("ann", "INBOX").messages()).hasSize(2);
        await(inbox().closeAndExpunge());
        assertThat(net.server.mailbox("ann", "INBOX").messages()).isEmpty();
    }

    @Test
    void closeDoesNotExpungeOnAServerWithoutUnselect() {
        try (TestNetwork old =
                new TestNetwork(ImapTestServer.builder().capabilities("IMAP4rev1"), ImapClient.builder())) {
            old.deliver(2, 10);
            ImapSession oldSession = old.connect();
            SelectedMailbox inbox = await(oldSession.select("INBOX"));
            await(inbox.store(inbox.all(), Store.add(Flag.DELETED)));
            await(inbox.close());
            assertThat(inbox.isSelected()).isFalse();
            assertThat(old.server.mailbox("ann", "INBOX").messages()).hasSize(2);
            assertThatThrownBy(() -> await(inbox.expunge())).isInstanceOf(MailboxDeselectedException.class);
        }
    }

    @Test
    void missingMailboxFailsItsCommandOnly() {
        assertThatThrownBy(() -> await(session.select("Nowhere")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("SELECT");
        await(session.noop());
    }

    @Test
    void idAndEnableBringWhatTheServerSays() {
        assertThat(await(session.id(Map.of()))).isNotNull();
        assertThat(await(session.enable(Capability.IMAP4REV2))).containsExactly(Capability.IMAP4REV2);
    }

    @Test
    void rawCommandBringsEverything() {
        CommandResult result = await(session.execute(BareCommand.CAPABILITY));
        assertThat(result.tagged().status()).isEqualTo(Status.OK);
        assertThat(result.untagged()).hasAtLeastOneElementOfType(Untagged.CapabilityData.class);
    }

    @Test
    void rawCommandThatChangesTheStateIsRefusedAtOnce() {
        assertThatThrownBy(() -> session.execute(BareCommand.LOGOUT)).isInstanceOf(IllegalArgumentException.class);
        FetchCommand fetch = new FetchCommand(SeqSet.all(), Fetch.items(FetchItem.UID));
        assertThatThrownBy(() -> session.execute(fetch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SelectedMailbox.execute");
    }

    @Test
    void manyCommandsAtOnceAreAnsweredInOrder() {
        net.deliver(50, 10);
        SelectedMailbox inbox = inbox();
        List<CompletableFuture<String>> subjects = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            subjects.add(inbox.fetch(SeqSet.of(i), Fetch.items(FetchItem.ENVELOPE))
                    .toList()
                    .thenApply(
                            messages -> messages.get(0).get(FetchItem.ENVELOPE).subject()));
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(await(subjects.get(i - 1))).isEqualTo("s" + i);
        }
    }

    @Test
    void futuresCompleteOnTheCallbackExecutor() {
        String thread =
                await(session.noop().thenApply(done -> Thread.currentThread().getName()));
        assertThat(thread).doesNotStartWith("imapala-io");
    }

    @Test
    void cancelledCommandLeavesTheSessionUsable() {
        InjectedFault unanswered = net.server.faults().on(Moment.beforeTagged("NOOP"), Fault.stall());
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Void> cancelled = session.noop();
            cancelled.cancel(true);
            assertThat(cancelled).isCancelled();
        }
        CompletableFuture<Void> derived = session.noop().thenRun(() -> {});
        derived.cancel(true);
        unanswered.release();
        await(session.noop());
    }

    @Test
    void logoutClosesTheConnection() {
        await(session.logout());
        assertThat(session.isOpen()).isFalse();
        assertThatThrownBy(() -> await(session.noop()))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("logged out")
                .hasMessageContaining("NOOP was not sent");
    }

    @Test
    void anotherUserLogsInOnTheSameConnection() {
        net.server.addUser("bob", "t0p");
        SelectedMailbox inbox = inbox();
        await(session.create("Mine"));
        ImapSession bob = await(session.unauthenticate(Credentials.password("bob", "t0p")));
        assertThat(await(bob.list(ListMailboxes.matching("Mine")))).isEmpty();
        assertThat(bob.isOpen()).isTrue();
        assertThat(session.isOpen()).isFalse();
        assertThat(inbox.isSelected()).isFalse();
        assertThatExceptionOfType(SessionEndedException.class).isThrownBy(() -> await(session.noop()));
        assertThat(await(bob.select("INBOX")).isSelected()).isTrue();
    }
}
