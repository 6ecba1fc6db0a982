package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.client.internal.engine.Wire;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class WithinTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT");
    private final Link link =
            new Link(wire.engine, wire.engine.session(), wire.loop(), Wire.PLAIN, Runnable::run, Runnable::run);
    private final ImapSession session = new ImapSession(link);
    private final SelectedMailbox inbox = new SelectedMailbox(link, wire.select(3));

    private static void assertExceeded(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        assertThat(future.handle(
                        (value, failure) -> failure instanceof CompletionException ? failure.getCause() : failure))
                .isCompletedWithValueMatching(DeadlineExceededException.class::isInstance);
    }

    @Test
    void limitIsOfTheCallsOnTheViewOnly() {
        CompletableFuture<Void> limited = session.within(LIMIT).noop();
        CompletableFuture<Void> patient = session.noop();
        wire.pass(LIMIT);
        assertExceeded(limited);
        assertThat(patient).isNotDone();
        wire.server("T3 OK done", "T4 OK done");
        assertThat(patient).isCompleted();
    }

    @Test
    void mailboxThatWasSelectedInTimeHasNoLimit() {
        CompletableFuture<SelectedMailbox> selected = session.within(LIMIT).select("Work");
        wire.server("* 3 EXISTS", "T3 OK done");
        CompletableFuture<Void> expunged = selected.join().expunge();
        wire.pass(LIMIT);
        assertThat(expunged).isNotDone();
        CompletableFuture<Void> limited = selected.join().within(LIMIT).expunge();
        wire.pass(LIMIT);
        assertExceeded(limited);
        assertThat(expunged).isNotDone();
    }

    @Test
    void limitOfAStreamCountsFromTheSubscription() {
        ImapStream<FetchedMessage> stream = inbox.within(LIMIT).fetch(inbox.all(), Fetch.items(FetchItem.FLAGS));
        wire.pass(LIMIT);
        CompletableFuture<List<FetchedMessage>> messages = stream.toList();
        wire.pass(Duration.ofSeconds(4));
        assertThat(messages).isNotDone();
        wire.pass(Duration.ofSeconds(1));
        assertExceeded(messages);
    }

    @Test
    void limitsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> session.within(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> inbox.within(Duration.ofDays(366)));
    }
}
