package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/parity.md promises to those who come from Python, as far as no other test shows it. */
class ParityIT extends ExampleSetting {
    private static final String INJECTION = "x\r\nA1 LOGOUT\r\n";

    @Test
    void portsAreTheOnesOfImap() {
        assertThat(ServerAddress.tls("imap.example.org").port()).isEqualTo(993);
        assertThat(ServerAddress.startTls("imap.example.org").port()).isEqualTo(143);
        assertThat(ServerAddress.insecurePlaintext("imap.example.org").port()).isEqualTo(143);
    }

    @Test
    void recentMessagesAreCounted() {
        deliver("one", "two");
        assertThat(inbox().state().recent()).hasValue(2);
    }

    @Test
    void namesOfMailboxesAreEncoded() {
        MailboxName drafts = MailboxName.of("Entwürfe");
        server.createMailbox("ann", "Entwürfe");
        assertThat(drafts.encoded()).isEqualTo(Bytes.of("Entw&APw-rfe"));
        assertThat(await(session().select(drafts)).name()).isEqualTo(drafts);
        assertThat(await(session().list(ListMailboxes.matching("Entw*"))))
                .singleElement()
                .satisfies(listing -> assertThat(listing.name().text()).isEqualTo("Entwürfe"));
    }

    @Test
    void statusOfListedMailboxesComesWithThem() {
        deliver("one", "two");
        ImapSession session = session();
        ListMailboxes inbox = ListMailboxes.matching("INBOX").withStatus(StatusItem.MESSAGES);
        assertThat(await(session.list(inbox)))
                .singleElement()
                .satisfies(mailbox -> assertThat(mailbox.status().orElseThrow().get(StatusItem.MESSAGES))
                        .isEqualTo(2));
    }

    @Test
    void keywordsAreStored() {
        deliver("one");
        SelectedMailbox inbox = inbox();
        Flag own = Flag.of("$notify");
        assertThat(await(inbox.store(inbox.all(), Store.add(Flag.MDN_SENT, Flag.FORWARDED, own)))
                        .updated())
                .singleElement()
                .satisfies(message -> assertThat(message.get(FLAGS)).contains(Flag.MDN_SENT, Flag.FORWARDED, own));
    }

    @Test
    void signalsComeOnTheCallbackExecutor() {
        deliver("one", "two");
        Set<String> threads = ConcurrentHashMap.newKeySet();
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
        try (ImapClient other = ImapClient.builder()
                .trust(server.certificate().authority())
                .callbackExecutor(executor)
                .build()) {
            SelectedMailbox inbox = await(other.connect(address, ann).thenCompose(session -> session.select("INBOX")));
            await(inbox.fetch(inbox.all(), Fetch.items(UID))
                    .forEach(message -> threads.add(Thread.currentThread().getName())));
        } finally {
            executor.shutdown();
        }
        assertThat(threads).containsExactly("mine");
    }

    @Test
    void examinedMailboxCanBeFetched() {
        deliver("one", "two");
        SelectedMailbox inbox = await(session().examine("INBOX"));
        assertThat(await(inbox.fetch(inbox.all(), Fetch.items(UID)).toList())).hasSize(2);
    }

    @Test
    void searchesAtATimeFollowEachOther() {
        deliver("one", "two");
        SelectedMailbox inbox = inbox();
        List<CompletableFuture<SearchResult>> searches = IntStream.range(0, 20)
                .mapToObj(i -> inbox.search(Search.all().subject(i % 2 == 0 ? "one" : "two")))
                .toList();
        assertThat(searches)
                .extracting(search -> await(search).messages().toString())
                .containsExactly(IntStream.range(0, 20)
                        .mapToObj(i -> i % 2 == 0 ? "1" : "2")
                        .toArray(String[]::new));
    }

    @Test
    void thousandsOfMailboxesAreListed() {
        IntStream.range(0, 3000).forEach(i -> server.createMailbox("ann", "Archive/" + i));
        assertThat(await(session().list(ListMailboxes.matching("Archive/*")))).hasSize(3000);
    }

    @Test
    void lossFailsWhatIsPendingAtOnce() throws InterruptedException {
        server.faults().on(Moment.command("STATUS"), Fault.close());
        ImapListener listener = new ImapListener() {
            @Override
            public void closed(ServerAddress where, @Nullable Throwable cause) {
                show(cause == null ? "closed" : "lost");
            }
        };
        try (ImapClient observed = ImapClient.builder()
                .trust(server.certificate().authority())
                .listener(listener)
                .build()) {
            ImapSession session = await(observed.connect(address, ann));
            List<CompletableFuture<MailboxStatus>> pending = IntStream.range(0, 10)
                    .mapToObj(i -> session.status("INBOX", StatusItem.MESSAGES))
                    .toList();
            assertThat(pending)
                    .allSatisfy(status -> assertThatExceptionOfType(ConnectionLostException.class)
                            .isThrownBy(() -> await(status)));
            assertThat(shown(1)).containsExactly("lost");
        }
    }

    @Test
    void timeOutBlocksNobody() {
        server.faults().on(Moment.command("STATUS"), Fault.stall());
        try (ImapClient impatient = ImapClient.builder()
                .trust(server.certificate().authority())
                .responseSilence(Duration.ofSeconds(2))
                .build()) {
            ImapSession session = await(impatient.connect(address, ann));
            CompletableFuture<MailboxStatus> status = session.status("INBOX", StatusItem.MESSAGES);
            CompletableFuture<Void> behind = session.noop();
            assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> await(status));
            assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> await(behind));
            await(impatient.connect(address, ann).thenCompose(ImapSession::noop));
        }
    }

    @Test
    void lineEndsInArgumentsMakeNoCommands() {
        deliver("one");
        ImapSession session = session();
        SelectedMailbox inbox = await(session.select("INBOX"));
        assertThat(await(inbox.search(Search.all().subject(INJECTION)))
                        .messages()
                        .isEmpty())
                .isTrue();
        assertThat(server.transcript().lines()).noneMatch(line -> line.startsWith("C: A1 "));
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> await(client.connect(address, Credentials.login("ann", INJECTION))));
        assertThat(server.transcript().lines()).noneMatch(line -> line.startsWith("C: A1 "));
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void lineEndsWhereTheyCannotBeAreRefused() {
        ImapSession session = session();
        assertThatIllegalArgumentException().isThrownBy(() -> session.select(INJECTION));
        assertThatIllegalArgumentException().isThrownBy(() -> session.id(Map.of("name", INJECTION)));
        assertThatIllegalArgumentException().isThrownBy(() -> ListMailboxes.matching(INJECTION));
        assertThatIllegalArgumentException().isThrownBy(() -> Flag.of(INJECTION));
        assertThatIllegalArgumentException().isThrownBy(() -> Capability.of(INJECTION));
        assertThatIllegalArgumentException().isThrownBy(() -> session.id(Map.of("a".repeat(31), "too long")));
        await(session.noop());
    }

    @Test
    void anotherIdleBeginsWithoutOldNews() {
        BlockingMailbox inbox = inbox().blocking();
        try (BlockingStream<MailboxEvent> events = inbox.idle()) {
            deliver("one");
            assertThat(events.poll(PATIENCE)).isPresent();
        }
        await(session().append("INBOX", Append.message(message("two"))));
        inbox.fetch(inbox.newest(1), Fetch.items(UID));
        try (BlockingStream<MailboxEvent> events = inbox.idle()) {
            deliver("three");
            assertThat(events.poll(PATIENCE)).contains(new MailboxEvent.Exists(3));
        }
    }
}
