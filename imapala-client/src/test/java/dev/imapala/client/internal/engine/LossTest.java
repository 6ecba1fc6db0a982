package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LossTest {
    private final Wire wire = Wire.loggedIn("IDLE", "UNSELECT", "LITERAL+", "ID", "ENABLE", "UIDPLUS");

    @Test
    void byeFailsEverythingAtOnceAndSaysWhatBecameOfIt() {
        Result<MailboxStatus> sent = wire.status(Wire.WORK);
        Result<MailboxStatus> waiting = wire.status(Wire.WORK);
        wire.server("* BYE Autologout", "* BYE Autologout", "* BYE Autologout");
        assertThat(sent.failure())
                .isInstanceOf(ConnectionLostException.class)
                .hasMessage("imap.example.org:143: the server ended the connection: Autologout;"
                        + " whether STATUS was carried out is not known; connect again");
        assertThat(waiting.failure()).hasMessageContaining("STATUS was not sent");
        assertThat(wire.isClosed()).isTrue();
        assertThat(wire.count(Action.Close.class)).isEqualTo(1);
        assertThat(wire.listener.closed).isEqualTo(1);
        assertThat(wire.noop().failure()).hasMessageContaining("NOOP was not sent");
    }

    @Test
    void lossCompletesEverythingOnce() {
        Selection inbox = wire.select(2);
        Elements<FetchedMessage> elements = wire.fetch(inbox, Elements.open(), FetchItem.UID);
        Result<Response.Tagged> behind = wire.noop();
        wire.engine.disconnected(new IOException("Connection reset"));
        wire.engine.disconnected(null);
        wire.engine.close();
        assertThat(elements.failure()).hasMessageContaining("Connection reset").hasCauseInstanceOf(IOException.class);
        assertThat(behind.completions()).isEqualTo(1);
        assertThat(inbox.isCurrent()).isFalse();
        assertThat(wire.engine.isOpen()).isFalse();
        assertThat(wire.engine.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void silenceWhileAnAnswerIsOwedEndsTheConnection() {
        Result<Response.Tagged> pending = wire.noop();
        wire.pass(Duration.ofSeconds(59));
        wire.server("* OK still at it");
        wire.pass(Duration.ofSeconds(59));
        assertThat(pending.isPending()).isTrue();
        wire.pass(Duration.ofSeconds(1));
        assertThat(pending.failure()).isInstanceOf(ImapTimeoutException.class);
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void moreCommandsDoNotKeepADeadConnectionAlive() {
        Result<Response.Tagged> first = wire.noop();
        for (int i = 0; i < 6; i++) {
            wire.pass(Duration.ofSeconds(10));
            wire.noop();
        }
        assertThat(first.failure()).isInstanceOf(ImapTimeoutException.class);
    }

    @Test
    void progressOfALargeWriteIsNoSilence() {
        Result<AppendResult> append = wire.append("hello");
        for (int i = 0; i < 10; i++) {
            wire.pass(Duration.ofSeconds(50));
            wire.engine.progressed();
        }
        assertThat(append.isPending()).isTrue();
    }

    @Test
    void silenceWithoutAnythingOwedIsFine() {
        wire.pass(Duration.ofDays(1));
        assertThat(wire.engine.isOpen()).isTrue();
        Result<Response.Tagged> pending = wire.noop();
        wire.pass(Duration.ofSeconds(59));
        assertThat(pending.isPending()).isTrue();
    }
}
