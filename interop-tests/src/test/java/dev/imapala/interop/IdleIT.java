package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdleIT extends Scenario {
    @Test
    void arrivalIsPushed() {
        try (Watcher watcher = Watcher.watch(server, user)) {
            deliver("hello");
            assertThat(watcher.next(MailboxEvent.Exists.class).count()).isEqualTo(1);
            assertThat(watcher.mailbox().state().exists()).isEqualTo(1);
            assertThat(watcher.trace().complaints()).isEmpty();
        }
    }

    @Test
    void everyWatcherIsTold() {
        try (Watcher one = Watcher.watch(server, user);
                Watcher other = Watcher.watch(server, user)) {
            deliver("hello");
            assertThat(one.next(MailboxEvent.Exists.class).count()).isEqualTo(1);
            assertThat(other.next(MailboxEvent.Exists.class).count()).isEqualTo(1);
        }
    }

    @Test
    void otherUsersMailIsNotTold() {
        try (Watcher watcher = Watcher.watch(server, server.newUser())) {
            deliver("not yours");
            await(watcher.mailbox().search(Search.all()));
            assertThat(watcher.mailbox().state().exists()).isZero();
        }
    }

    @Test
    void expungeIsPushed() {
        deliver("one", "two", "three");
        try (Watcher watcher = Watcher.watch(server, user)) {
            SelectedMailbox inbox = inbox();
            await(inbox.store(SeqSet.of(2), Store.add(Flag.DELETED)));
            await(inbox.expunge());
            assertThat(watcher.next(MailboxEvent.Expunged.class).number()).isEqualTo(2);
            assertThat(watcher.mailbox().state().exists()).isEqualTo(2);
            assertThat(subjects(watcher.mailbox())).containsExactly("one", "three");
        }
    }

    @Test
    void commandsWorkMeanwhileAndWatchingGoesOn() {
        deliver("one");
        try (Watcher watcher = Watcher.watch(server, user)) {
            assertThat(subjects(watcher.mailbox())).containsExactly("one");
            deliver("two");
            assertThat(watcher.next(MailboxEvent.Exists.class).count()).isEqualTo(2);
            assertThat(subjects(watcher.mailbox())).containsExactly("one", "two");
            deliver("three");
            assertThat(watcher.next(MailboxEvent.Exists.class).count()).isEqualTo(3);
        }
    }

    @Test
    void newMailIsFetchedInsideTheLoop() throws InterruptedException {
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        SelectedMailbox inbox = inbox();
        CompletableFuture<Void> watching = inbox.idle()
                .forEachAsync(
                        1,
                        event -> event instanceof MailboxEvent.Exists
                                ? inbox.fetch(inbox.newest(1), Fetch.items(UID, ENVELOPE))
                                        .forEach(message -> arrived.add(
                                                message.get(ENVELOPE).subject()))
                                : CompletableFuture.completedFuture(null));
        for (String subject : List.of("first", "second", "third")) {
            deliver(subject);
            String newest = arrived.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            while (newest != null && !newest.equals(subject)) {
                newest = arrived.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(newest).isEqualTo(subject);
        }
        assertThat(watching.cancel(true)).isTrue();
        await(inbox.close());
    }

    @Test
    void manyArrivalsAreAllCounted() {
        int many = 200;
        try (Watcher watcher = Watcher.watch(server, user)) {
            ImapSession session = connect();
            await(CompletableFuture.allOf(IntStream.range(0, many)
                    .mapToObj(i -> session.append("INBOX", Append.message(mail("burst " + i))))
                    .toArray(CompletableFuture<?>[]::new)));
            watcher.awaitCount(many);
            assertThat(subjects(watcher.mailbox())).hasSize(many).contains("burst 0", "burst 199");
        }
    }

    @Test
    void cancellingEndsIdleAndKeepsTheMailbox() {
        deliver("one");
        try (Watcher watcher = Watcher.watch(server, user)) {
            assertThat(watcher.watching().cancel(true)).isTrue();
            assertThat(subjects(watcher.mailbox())).containsExactly("one");
            assertThat(watcher.trace().sent()).contains("DONE");
            assertThat(watcher.mailbox().isSelected()).isTrue();
        }
    }

    @Test
    void leavingTheMailboxEndsWatching() {
        try (Watcher watcher = Watcher.watch(server, user)) {
            await(watcher.mailbox().close());
            await(watcher.watching());
            assertThat(watcher.mailbox().isSelected()).isFalse();
        }
    }

    @Test
    void serverWithoutIdleIsPolled() throws InterruptedException {
        try (ImapClient polling =
                ImapClient.builder().pollInterval(Duration.ofMillis(100)).build()) {
            BlockingQueue<MailboxEvent> events = new LinkedBlockingQueue<>();
            SelectedMailbox inbox = await(
                    polling.connect(server.bare(), user.credentials()).thenCompose(session -> session.select("INBOX")));
            CompletableFuture<Void> watching = inbox.idle().forEach(event -> {
                if (event instanceof MailboxEvent.Exists) {
                    events.add(event);
                }
            });
            deliver("hello");
            assertThat(events.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new MailboxEvent.Exists(1));
            assertThat(watching).isNotDone();
        }
    }

    private static List<String> subjects(SelectedMailbox mailbox) {
        List<FetchedMessage> messages =
                await(mailbox.fetch(mailbox.all(), Fetch.items(ENVELOPE)).toList());
        return messages.stream().map(message -> message.get(ENVELOPE).subject()).toList();
    }
}
