package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.CommandProgress;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void okCompletesItsCommandOnly() {
        Result<Response.Tagged> first = wire.noop();
        Result<MailboxStatus> second = wire.status(Wire.WORK);
        assertThat(wire.takeSent()).isEqualTo("T2 NOOP|T3 STATUS Work (MESSAGES)|");
        wire.server("* STATUS Work (MESSAGES 3)", "T3 OK done");
        assertThat(second.value().get(StatusItem.MESSAGES)).isEqualTo(3);
        assertThat(first.isPending()).isTrue();
        wire.server("T2 OK done");
        assertThat(first.completions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "BAD"})
    void refusalFailsTheCommandAndNothingElse(String status) {
        Result<Response.Tagged> refused = wire.noop();
        wire.server(wire.lastTag() + " " + status + " [ALERT] sorry");
        assertThat(refused.failure())
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("the server answered NOOP with " + status + " [ALERT]: sorry");
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void unknownTagIsCountedAndIgnored() {
        Result<Response.Tagged> pending = wire.noop();
        wire.server("T99 OK what", "X1 OK what");
        assertThat(pending.isPending()).isTrue();
        assertThat(wire.listener.tolerated).containsExactly(Quirk.UNKNOWN_TAG, Quirk.UNKNOWN_TAG);
        assertThat(wire.listener.deviations).containsExactly(Bytes.of("T99 OK what"), Bytes.of("X1 OK what"));
        assertThat(wire.engine.quirks()).containsExactly(entry(Quirk.UNKNOWN_TAG, 2L));
        assertThat(wire.engine.isOpen()).isTrue();
    }

    @Test
    void superfluousContinuationIsIgnoredUntilThereAreTooMany() {
        Result<Response.Tagged> pending = wire.noop();
        for (int i = 0; i < 1000; i++) {
            wire.server("+ ");
        }
        assertThat(pending.isPending()).isTrue();
        wire.server("+ ");
        assertThat(pending.failure()).isInstanceOf(ProtocolViolationException.class);
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void lineOfNoKindIsAnEvent() {
        Result<Response.Tagged> pending = wire.noop();
        wire.server("Server Unavailable. 15");
        assertThat(pending.isPending()).isTrue();
        assertThat(wire.listener.events).hasSize(1).first().isInstanceOf(Untagged.Unrecognized.class);
    }

    @Test
    void responseThatDoesNotParseCostsItselfOnly() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID);
        wire.server("* LIST (((", "* 1 FETCH (UID 5)", "T3 OK done");
        assertThat(wire.listener.defective).hasSize(1);
        assertThat(elements.elements()).hasSize(1);
        assertThat(elements.hasEnded()).isTrue();
    }

    @Test
    void taggedCapabilitiesAreNoted() {
        wire.noop();
        wire.server("T2 OK [CAPABILITY IMAP4rev1 X-NEW] done");
        assertThat(wire.engine.session().capabilities().has(Capability.of("X-NEW")))
                .isTrue();
    }

    @Test
    void progressIsToldWithTheNameOfItsCommand() {
        Result<Response.Tagged> pending = wire.noop();
        wire.server("* OK [INPROGRESS] Still working on this...");
        Result<MailboxStatus> status = wire.status(Wire.WORK);
        wire.server(
                "* OK [INPROGRESS (\"T2\" NIL NIL)] Still working on this...",
                "* OK [INPROGRESS (\"T3\" 454 1000)] Processed 45% of the mailbox",
                "* OK [INPROGRESS (\"T9\" 5 NIL)] Processed 5 messages",
                "* OK [INPROGRESS] Still working on this...");
        assertThat(wire.listener.progress)
                .containsExactly(
                        new CommandProgress("NOOP", null, null),
                        new CommandProgress("NOOP", null, null),
                        new CommandProgress("STATUS", 454L, 1000L),
                        new CommandProgress("", 5L, null),
                        new CommandProgress("", null, null));
        assertThat(wire.listener.events).isEmpty();
        assertThat(pending.isPending() && status.isPending()).isTrue();
    }

    @Test
    void progressOfSelectIsNoNewsOfTheMailbox() {
        Result<Selection> work = wire.selecting(Wire.WORK);
        wire.server("* OK [INPROGRESS (\"T2\" 1 2)] opening", "* 4 EXISTS", "T2 OK done");
        assertThat(wire.listener.progress).containsExactly(new CommandProgress("SELECT", 1L, 2L));
        assertThat(work.value().state().exists()).isEqualTo(4);
    }

    @Test
    void progressKeepsASlowCommandAlive() {
        Result<Response.Tagged> pending = wire.noop();
        for (int i = 0; i < 5; i++) {
            wire.pass(Duration.ofSeconds(59));
            wire.server("* OK [INPROGRESS] Still working on this...");
        }
        assertThat(pending.isPending()).isTrue();
        wire.pass(Duration.ofSeconds(60));
        assertThat(pending.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void limitOfEachMailboxIsThatOfItsStatus() {
        SessionState session = wire.engine.session();
        assertThat(session.appendLimit(Wire.WORK)).isEqualTo(Long.MAX_VALUE);
        wire.server("* CAPABILITY IMAP4rev1 APPENDLIMIT=1000", "* STATUS Work (APPENDLIMIT 257890)");
        assertThat(session.appendLimit(Wire.WORK)).isEqualTo(257890);
        assertThat(session.appendLimit(MailboxName.INBOX)).isEqualTo(1000);
        wire.server("* STATUS Work (MESSAGES 3)");
        assertThat(session.appendLimit(Wire.WORK)).isEqualTo(257890);
        wire.server("* STATUS Work (APPENDLIMIT NIL)");
        assertThat(session.appendLimit(Wire.WORK)).isEqualTo(Long.MAX_VALUE);
    }
}
