package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.command.Append;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A thousand connections in IDLE at a time, in one process and on one thread. */
class ManyWatchersIT extends Scenario {
    private static final int USERS = 20;
    private static final int WATCHERS_EACH = 50;
    /** So many connections are made at a time. */
    private static final int WINDOW = 50;

    /** A watched INBOX, and its first message. */
    private record Watching(SelectedMailbox inbox, CompletableFuture<Void> stream, CompletableFuture<Long> arrived) {}

    @Test
    void everyOneOfAThousandWatchersIsTold() {
        List<User> users = Stream.generate(server::newUser).limit(USERS).toList();
        List<Watching> all = new ArrayList<>();
        for (int made = 0; made < USERS * WATCHERS_EACH; made += WINDOW) {
            List<CompletableFuture<Watching>> some = IntStream.range(made, made + WINDOW)
                    .mapToObj(i -> watch(users.get(i % USERS)))
                    .toList();
            some.forEach(watching -> all.add(await(watching)));
        }
        users.forEach(this::deliverTo);
        assertThat(all).hasSize(1000).allSatisfy(watching -> {
            assertThat(await(watching.arrived())).isEqualTo(1);
            assertThat(watching.inbox().state().exists()).isEqualTo(1);
            assertThat(watching.stream()).isNotDone();
        });
        all.forEach(watching -> watching.stream().cancel(true));
        all.forEach(watching -> await(watching.inbox().close()));
        assertThat(trace.complaints()).isEmpty();
    }

    private CompletableFuture<Watching> watch(User user) {
        return client.connect(server.plaintext(), user.credentials())
                .thenCompose(session -> session.select("INBOX"))
                .thenApply(ManyWatchersIT::watching);
    }

    private static Watching watching(SelectedMailbox inbox) {
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        CompletableFuture<Void> stream = inbox.idle().forEach(event -> {
            if (event instanceof MailboxEvent.Exists exists) {
                arrived.complete(exists.count());
            }
        });
        return new Watching(inbox, stream, arrived);
    }

    private void deliverTo(User user) {
        ImapSession session = await(client.connect(server.plaintext(), user.credentials()));
        await(session.append("INBOX", Append.message(mail("hello"))));
        await(session.logout());
    }
}
