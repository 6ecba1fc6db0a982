package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.MissingCapabilityException;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.IdCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void commandsWithTheSameAnswerWaitForEachOther() {
        wire.status(Wire.WORK);
        wire.status(Wire.WORK);
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 STATUS Work (MESSAGES)|T4 NOOP|");
    }

    @Test
    void commandsWhoseAnswersCanBeToldApartGoTogether() {
        Result<MailboxStatus> work = wire.status(Wire.WORK);
        Result<MailboxStatus> home = wire.status(MailboxName.of("Home"));
        assertThat(wire.takeSent()).isEqualTo("T2 STATUS Work (MESSAGES)|T3 STATUS Home (MESSAGES)|");
        wire.server("* STATUS Home (MESSAGES 2)", "* STATUS Work (MESSAGES 1)", "T3 OK done", "T2 OK done");
        assertThat(work.value().get(StatusItem.MESSAGES)).isEqualTo(1);
        assertThat(home.value().get(StatusItem.MESSAGES)).isEqualTo(2);
    }

    @Test
    void selectWaitsForWhatIsUnderWayAndHoldsWhatFollows() {
        wire.noop();
        wire.selecting(Wire.WORK);
        wire.noop();
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|");
        wire.server("T2 OK done");
        assertThat(wire.takeSent()).isEqualTo("T3 SELECT Work|");
        wire.server("T3 OK done");
        assertThat(wire.takeSent()).isEqualTo("T4 NOOP|");
    }

    @Test
    void missingCapabilityFailsBeforeAnythingIsSent() {
        Wire poor = Wire.loggedIn();
        Result<Map<String, @Nullable String>> result = new Result<>();
        poor.engine.submit(new IdTask(new IdCommand(Map.of()), result));
        assertThat(result.failure())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("[ID]")
                .hasMessageContaining("nothing was sent");
        assertThat(poor.takeSent()).isEmpty();
    }
}
