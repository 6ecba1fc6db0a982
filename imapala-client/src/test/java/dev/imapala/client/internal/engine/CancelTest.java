package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void cancelledCommandThatWasNotSentIsNeverSent() {
        wire.status(Wire.WORK);
        Result<MailboxStatus> result = new Result<>();
        StatusTask second = new StatusTask(new StatusCommand(Wire.WORK, List.of(StatusItem.UNSEEN)), result);
        wire.engine.submit(second);
        wire.engine.cancel(second);
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|");
        assertThat(result.completions()).isZero();
    }

    @Test
    void answerToACancelledCommandIsDropped() {
        Result<MailboxStatus> result = new Result<>();
        StatusTask task = new StatusTask(new StatusCommand(Wire.WORK, List.of(StatusItem.UNSEEN)), result);
        wire.engine.submit(task);
        wire.engine.cancel(task);
        Result<Response.Tagged> next = wire.noop();
        wire.server("* STATUS Work (UNSEEN 3)", "T2 OK done", "T3 OK done");
        assertThat(result.completions()).isZero();
        assertThat(next.completions()).isEqualTo(1);
        assertThat(wire.listener.events).isEmpty();
    }

    @Test
    void whatMayBeNewsIsToldThoughItLooksLikeAnAnswerToACancelledFetch() {
        Selection inbox = wire.select(2);
        Fetch flags = Fetch.items(FetchItem.FLAGS);
        FetchTask task = new FetchTask(new FetchCommand(SeqSet.all(), flags), inbox, Elements.open());
        wire.engine.submit(task);
        wire.engine.cancel(task);
        wire.server("* 2 FETCH (FLAGS (\\Seen))", "T3 OK done");
        assertThat(wire.listener.events).hasSize(1);
    }

    @Test
    void cancelledAppendStillSendsItsLiteral() {
        Wire old = Wire.loggedIn();
        Result<AppendResult> result = new Result<>();
        AppendTask task = new AppendTask(new AppendCommand(Wire.WORK, Append.message(Bytes.of("hello"))), result);
        old.engine.submit(task);
        old.engine.cancel(task);
        old.server("+ go");
        assertThat(old.takeSent()).endsWith("{5}|hello|");
        old.server("T2 OK done");
        assertThat(result.completions()).isZero();
        assertThat(old.engine.isOpen()).isTrue();
    }

    @Test
    void cancelledSelectStillSelects() {
        Result<Selection> result = new Result<>();
        SelectTask task = new SelectTask(new SelectCommand(Wire.WORK, false), result);
        wire.engine.submit(task);
        wire.engine.cancel(task);
        wire.server("* 1 EXISTS", "T2 OK done");
        assertThat(result.completions()).isZero();
        assertThat(wire.select(2).isCurrent()).isTrue();
    }
}
