package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdlerTest {
    private final Wire wire = Wire.loggedIn("IDLE");
    private final Selection inbox = wire.select(3);
    private final Elements<MailboxEvent> events = Elements.open();
    private final Watch watch = new Watch(inbox, events);

    private Result<Response.Tagged> noop() {
        Result<Response.Tagged> result = new Result<>();
        wire.engine.submit(new SimpleTask(BareCommand.NOOP, null, result));
        return result;
    }

    private void idle() {
        wire.engine.watch(watch);
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|");
        wire.server("+ idling");
    }

    @Test
    void newsComesAsEvents() {
        idle();
        wire.server("* 4 EXISTS", "* 2 EXPUNGE", "* 1 FETCH (FLAGS (\\Seen))", "* 1 RECENT");
        assertThat(events.elements())
                .hasSize(4)
                .startsWith(new MailboxEvent.Exists(4), new MailboxEvent.Expunged(2))
                .endsWith(new MailboxEvent.Recent(1));
        assertThat(events.elements().get(2)).isInstanceOf(MailboxEvent.FlagsChanged.class);
        assertThat(inbox.state().exists()).isEqualTo(3);
    }

    @Test
    void newsBeforeTheGoAheadIsKept() {
        wire.engine.watch(watch);
        wire.server("* 4 EXISTS", "+ IDLE accepted, awaiting DONE command.");
        assertThat(events.elements()).containsExactly(new MailboxEvent.Exists(4));
    }

    @Test
    void heartbeatIsNoNewsAndACountThatIsKnownNeither() {
        idle();
        wire.server("* OK Still here", "* 3 EXISTS");
        assertThat(events.elements()).isEmpty();
    }

    @Test
    void commandEndsIdleAndIdleIsTakenUpAgain() {
        idle();
        Result<Response.Tagged> done = noop();
        assertThat(wire.takeSent()).isEqualTo("DONE|");
        wire.server("* 4 EXISTS", "T3 OK idle done");
        assertThat(wire.takeSent()).isEqualTo("T4 NOOP|");
        wire.server("* 5 EXISTS", "T4 OK done");
        assertThat(done.completions()).isEqualTo(1);
        assertThat(wire.takeSent()).isEqualTo("T5 IDLE|");
        assertThat(events.elements()).containsExactly(new MailboxEvent.Exists(4), new MailboxEvent.Exists(5));
    }

    @Test
    void doneIsNotSentBeforeTheGoAhead() {
        wire.engine.watch(watch);
        noop();
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|");
        wire.server("+ idling");
        assertThat(wire.takeSent()).isEqualTo("DONE|");
    }

    @Test
    void fetchDuringIdleKeepsItsAnswersApartFromNews() {
        idle();
        Elements<FetchedMessage> fetched = Elements.open();
        wire.engine.submit(new FetchTask(
                new FetchCommand(SeqSet.of(1), Fetch.items(FetchItem.UID, FetchItem.ENVELOPE)), inbox, fetched));
        wire.server(
                "T3 OK idle done",
                "* 1 FETCH (FLAGS ())",
                "* 1 FETCH (UID 5 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL))");
        assertThat(fetched.elements()).hasSize(1);
        assertThat(events.elements()).hasSize(1);
    }

    @Test
    void cancelEndsIdle() {
        idle();
        wire.engine.cancel(watch);
        assertThat(wire.takeSent()).isEqualTo("DONE|");
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEmpty();
        assertThat(events.isOver()).isFalse();
        assertThat(inbox.isCurrent()).isTrue();
    }

    @Test
    void cancelBeforeTheGoAheadEndsIdleAfterIt() {
        wire.engine.watch(watch);
        wire.engine.cancel(watch);
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|");
        wire.server("+ idling");
        assertThat(wire.takeSent()).isEqualTo("DONE|");
    }

    @Test
    void severalWatchesShareOneIdle() {
        idle();
        Elements<MailboxEvent> others = Elements.open();
        wire.engine.watch(new Watch(inbox, others));
        assertThat(wire.takeSent()).isEmpty();
        wire.server("* 4 EXISTS");
        assertThat(events.elements()).isEqualTo(others.elements()).hasSize(1);
        wire.engine.cancel(watch);
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void idleIsRefreshedInTime() {
        idle();
        wire.pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(wire.takeSent()).isEmpty();
        wire.pass(Duration.ofNanos(1));
        assertThat(wire.takeSent()).isEqualTo("DONE|");
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T4 IDLE|");
    }

    @Test
    void silenceAfterDoneShowsThatTheConnectionIsDead() {
        idle();
        wire.pass(Duration.ofMinutes(10).plusSeconds(59));
        assertThat(events.isOver()).isFalse();
        wire.pass(Duration.ofSeconds(1));
        assertThat(events.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void silenceBeforeTheGoAheadShowsItToo() {
        wire.engine.watch(watch);
        wire.pass(Duration.ofSeconds(60));
        assertThat(events.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void selectingAnotherMailboxEndsTheStream() {
        idle();
        wire.engine.submit(new SelectTask(new SelectCommand(MailboxName.of("Work"), false), new Result<>()));
        wire.server("T3 OK idle done", "* 1 EXISTS", "T4 OK selected");
        assertThat(events.hasEnded()).isTrue();
        assertThat(wire.takeSent()).isEqualTo("DONE|T4 SELECT Work|");
    }

    @Test
    void watchOfAMailboxThatIsNotSelectedFails() {
        wire.select(3);
        wire.engine.watch(watch);
        assertThat(events.failure()).isInstanceOf(MailboxDeselectedException.class);
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void lossFailsTheStream() {
        idle();
        wire.server("* BYE Server shutting down.");
        assertThat(events.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("Server shutting down.")
                .hasMessageContaining("watched no more");
    }

    @Test
    void withoutIdleTheServerIsAskedByNoop() {
        Wire old = Wire.loggedIn();
        Selection mailbox = old.select(3);
        Elements<MailboxEvent> news = Elements.open();
        old.engine.watch(new Watch(mailbox, news));
        assertThat(old.takeSent()).isEqualTo("T3 NOOP|");
        assertThat(old.listener.fallbacks).hasSize(1).first().asString().contains("NOOP every 120 s");
        old.server("* 4 EXISTS", "T3 OK done");
        assertThat(news.elements()).containsExactly(new MailboxEvent.Exists(4));
        old.pass(Duration.ofSeconds(119));
        assertThat(old.takeSent()).isEmpty();
        old.pass(Duration.ofSeconds(1));
        assertThat(old.takeSent()).isEqualTo("T4 NOOP|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO IDLE failed", "BAD what"})
    void refusedIdleIsReplacedByNoop(String refusal) {
        wire.engine.watch(watch);
        wire.server("T3 " + refusal);
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|T4 NOOP|");
        wire.server("T4 OK done");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.takeSent()).isEqualTo("T5 NOOP|");
    }

    @Test
    void idleThatTheServerEndsAtOnceDoesNotSpin() {
        idle();
        wire.server("T3 OK that was it");
        assertThat(wire.takeSent()).isEmpty();
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEqualTo("T4 IDLE|");
        wire.server("+ idling", "T4 OK that was it");
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEmpty();
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEqualTo("T5 IDLE|");
    }

    @Test
    void idleThatTheServerEndsAfterAWhileIsTakenUpAtOnce() {
        idle();
        wire.pass(Duration.ofMinutes(5));
        wire.server("T3 OK that was it");
        assertThat(wire.takeSent()).isEqualTo("T4 IDLE|");
    }

    @Test
    void slowConsumerGetsMergedEventsAndStopsNobody() {
        Elements<MailboxEvent> slow = new Elements<>(0);
        wire.engine.watch(new Watch(inbox, slow));
        wire.server("+ idling");
        for (int count = 4; count < 5000; count++) {
            wire.server("* " + count + " EXISTS");
        }
        wire.server("* 1 EXPUNGE");
        assertThat(wire.isPaused()).isFalse();
        slow.want(9);
        wire.engine.wake();
        assertThat(slow.elements()).containsExactly(new MailboxEvent.Exists(4999), new MailboxEvent.Expunged(1));
    }
}
