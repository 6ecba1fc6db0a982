package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.DeadlineExceededException;
import dev.imapala.client.MailboxEvent;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT");

    private Result<Response.Tagged> noop() {
        Result<Response.Tagged> result = new Result<>();
        wire.engine.within(LIMIT, () -> wire.engine.submit(new SimpleTask(BareCommand.NOOP, null, result)));
        return result;
    }

    @Test
    void commandThatWasSentFailsAndItsAnswerIsDropped() {
        Result<Response.Tagged> late = noop();
        wire.pass(Duration.ofMillis(4999));
        assertThat(late.isPending()).isTrue();
        wire.pass(Duration.ofMillis(1));
        assertThat(late.failure())
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("NOOP did not end within 5 s; it was sent, and its answer will be dropped");
        Result<MailboxStatus> next = wire.status(Wire.WORK);
        wire.server("T2 OK at last", "* STATUS Work (MESSAGES 3)", "T3 OK done");
        assertThat(next.value().get(StatusItem.MESSAGES)).isEqualTo(3);
        assertThat(late.completions()).isEqualTo(1);
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void commandThatWasNotSentNeverIs() {
        wire.status(Wire.WORK);
        Result<MailboxStatus> waiting = new Result<>();
        wire.engine.within(LIMIT, () -> wire.status(Wire.WORK, waiting));
        wire.pass(LIMIT);
        assertThat(waiting.failure())
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("STATUS did not end within 5 s; it was not sent")
                .extracting(failure -> ((DeadlineExceededException) failure).wasSent())
                .isEqualTo(false);
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|");
    }

    @Test
    void deadlineCountsThoughTheServerTalks() {
        Selection inbox = wire.select(9);
        Elements<FetchedMessage> elements = Elements.open();
        FetchCommand command = new FetchCommand(SeqSet.all(), Fetch.items(FetchItem.FLAGS, FetchItem.RFC822_SIZE));
        wire.engine.within(LIMIT, () -> wire.engine.submit(new FetchTask(command, inbox, elements)));
        for (int i = 1; i <= 6; i++) {
            wire.pass(Duration.ofSeconds(1));
            wire.server("* " + i + " FETCH (FLAGS () RFC822.SIZE 3)");
        }
        assertThat(elements.elements()).hasSize(4);
        assertThat(elements.failure()).isInstanceOf(DeadlineExceededException.class);
        Result<Response.Tagged> next = wire.noop();
        wire.server("T3 OK done", "T4 OK done");
        assertThat(next.completions()).isEqualTo(1);
    }

    @Test
    void deadlineOfAStreamThatNobodyReadsLetsTheOthersGoOn() {
        Selection inbox = wire.select(9);
        Elements<FetchedMessage> elements = new Elements<>(0);
        FetchCommand command = new FetchCommand(SeqSet.all(), Fetch.items(FetchItem.RFC822_SIZE));
        wire.engine.within(LIMIT, () -> wire.engine.submit(new FetchTask(command, inbox, elements)));
        Result<Response.Tagged> behind = wire.noop();
        wire.server("* 1 FETCH (RFC822.SIZE 3)", "T3 OK done", "T4 OK done");
        assertThat(wire.isPaused()).isTrue();
        assertThat(behind.isPending()).isTrue();
        wire.pass(LIMIT);
        assertThat(elements.failure()).isInstanceOf(DeadlineExceededException.class);
        assertThat(wire.isPaused()).isFalse();
        assertThat(behind.completions()).isEqualTo(1);
    }

    @Test
    void selectThatIsGivenUpLeavesADefinedState() {
        Selection before = wire.select(2);
        Result<Selection> late = new Result<>();
        SelectTask task = new SelectTask(new SelectCommand(Wire.WORK, false), late);
        wire.engine.within(LIMIT, () -> wire.engine.submit(task));
        wire.pass(LIMIT);
        assertThat(late.failure()).isInstanceOf(DeadlineExceededException.class);
        wire.server("* 7 EXISTS", "T3 OK done");
        assertThat(before.isCurrent()).isFalse();
        Result<Response.Tagged> stale = wire.simple(BareCommand.EXPUNGE, before);
        assertThat(stale.failure()).hasMessageContaining("not selected any more");
        assertThat(wire.select(3).state().exists()).isEqualTo(3);
    }

    @Test
    void watchEndsWithItsDeadlineAndSoDoesIdle() {
        Selection inbox = wire.select(2);
        Elements<MailboxEvent> events = Elements.open();
        wire.engine.within(LIMIT, () -> wire.engine.watch(new Watch(inbox, events)));
        wire.server("+ idling", "* 3 EXISTS");
        wire.pass(LIMIT);
        assertThat(events.elements()).hasSize(1);
        assertThat(events.failure()).isInstanceOf(DeadlineExceededException.class);
        assertThat(wire.takeSent()).isEqualTo("T3 IDLE|DONE|");
        assertThat(inbox.isCurrent()).isTrue();
    }

    @Test
    void deadlinesOfWhatIsOverAreForgotten() {
        Deadlines deadlines = new Deadlines();
        for (int i = 0; i < 10_000; i++) {
            boolean over = i % 100 != 0;
            deadlines.add(1_000_000 + i, () -> over, () -> {});
        }
        assertThat(deadlines.size()).isLessThan(300);
        assertThat(deadlines.next()).isEqualTo(1_000_000);
        deadlines.pass(1_009_900);
        assertThat(deadlines.next()).isEqualTo(Timers.NEVER);
    }

    @Test
    void commandWithoutADeadlineIsNotGivenOneByItsNeighbour() {
        noop();
        Result<MailboxStatus> patient = wire.status(MailboxName.INBOX);
        wire.pass(LIMIT);
        assertThat(patient.isPending()).isTrue();
    }
}
