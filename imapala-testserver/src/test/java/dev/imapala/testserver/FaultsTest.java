package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.InjectedFault;
import dev.imapala.testserver.fault.Moment;
import dev.imapala.testserver.junit.ImapServer;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ImapServer
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @BeforeEach
    void deliver(ImapTestServer server) {
        server.deliver("ann", "INBOX", Bytes.of("Subject: one\r\n\r\n0123456789\r\n"));
        server.deliver("ann", "INBOX", Bytes.of("Subject: two\r\n\r\nabcdefghij\r\n"));
    }

    @Test
    void closeAtTheGreeting(ImapTestServer server) throws IOException {
        server.faults().on(Moment.greeting(), Fault.close());
        try (RawClient client = RawClient.dial(server)) {
            assertThat(client.rest()).isEmpty();
        }
        try (RawClient client = RawClient.dial(server)) {
            assertThat(client.line()).startsWith("* OK ");
        }
    }

    @Test
    void permanentFaultHappensUntilItIsReleased(ImapTestServer server) throws IOException {
        InjectedFault fault = server.faults().always(Moment.greeting(), Fault.close());
        for (int i = 0; i < 3; i++) {
            try (RawClient client = RawClient.dial(server)) {
                assertThat(client.rest()).isEmpty();
            }
        }
        fault.release();
        try (RawClient client = RawClient.dial(server)) {
            assertThat(client.line()).startsWith("* OK ");
        }
    }

    @Test
    void stallOnACommandEndsWithItsRelease(ImapTestServer server) throws InterruptedException {
        InjectedFault stall = server.faults().on(Moment.command("NOOP"), Fault.stall());
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(stall.hasHappened()).isFalse();
            String tag = client.send("NOOP");
            assertThat(stall.awaitHappened(PATIENCE)).isTrue();
            assertThat(stall.isReleased()).isFalse();
            stall.release();
            assertThat(client.until(tag)).containsExactly("T OK NOOP completed");
        }
    }

    @Test
    void stallEndsWithTheServer(ImapTestServer server) throws InterruptedException {
        InjectedFault stall = server.faults().on(Moment.command("NOOP"), Fault.stall());
        try (RawClient client = RawClient.logIn(server)) {
            client.send("NOOP");
            assertThat(stall.awaitHappened(PATIENCE)).isTrue();
            server.close();
            assertThat(stall.isReleased()).isTrue();
            assertThat(client.endsWithoutAnotherOctet()).isTrue();
        }
    }

    @Test
    void resetBreaksTheConnection(ImapTestServer server) {
        server.faults().on(Moment.beforeTagged("SELECT"), Fault.reset());
        try (RawClient client = RawClient.logIn(server)) {
            client.send("SELECT INBOX");
            assertThatThrownBy(client::rest).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void closeBeforeTheTaggedResponseLeavesTheUntaggedOnes(ImapTestServer server) throws IOException {
        server.faults().on(Moment.beforeTagged("FETCH"), Fault.close());
        try (RawClient client = RawClient.select(server)) {
            client.send("UID FETCH 1:* UID");
            assertThat(client.rest()).isEqualTo("* 1 FETCH (UID 1)\r\n* 2 FETCH (UID 2)\r\n");
        }
    }

    @Test
    void closeAfterAResponse(ImapTestServer server) throws IOException {
        server.faults().on(Moment.afterResponses("FETCH", 1), Fault.close());
        try (RawClient client = RawClient.select(server)) {
            client.send("FETCH 1:* UID");
            assertThat(client.rest()).isEqualTo("* 1 FETCH (UID 1)\r\n");
        }
    }

    @Test
    void closeInsideALiteral(ImapTestServer server) throws IOException {
        server.faults().on(Moment.insideLiteral("FETCH", 4), Fault.close());
        try (RawClient client = RawClient.select(server)) {
            client.send("FETCH 1 BODY.PEEK[TEXT]");
            assertThat(client.rest()).isEqualTo("* 1 FETCH (BODY[TEXT] {12}\r\n0123");
        }
    }

    @Test
    void faultsInsideALiteralFollowEachOther(ImapTestServer server) {
        server.faults().on(Moment.insideLiteral("FETCH", 4), Fault.garbage("<"));
        server.faults().always(Moment.insideLiteral("FETCH", 6), Fault.garbage(">"));
        server.faults().on(Moment.insideLiteral("FETCH", 99), Fault.close());
        try (RawClient client = RawClient.select(server)) {
            client.send("FETCH 1:2 BODY.PEEK[TEXT]");
            String expected = """
                    * 1 FETCH (BODY[TEXT] {12}
                    0123<45>6789
                    )
                    * 2 FETCH (BODY[TEXT] {12}
                    abcdef>ghij
                    )
                    """.replace("\n", "\r\n");
            assertThat(client.read(expected.length())).isEqualTo(expected);
        }
    }

    @Test
    void faultIsForItsCommandOnly(ImapTestServer server) {
        InjectedFault fault = server.faults().on(Moment.command("STORE"), Fault.close());
        try (RawClient client = RawClient.select(server)) {
            client.ok("NOOP");
            client.ok("FETCH 1 BODY.PEEK[]");
            assertThat(fault.hasHappened()).isFalse();
        }
    }

    @Test
    void anyCommandCanBeMeant(ImapTestServer server) throws IOException {
        server.faults().on(Moment.command(Moment.ANY), Fault.close());
        try (RawClient client = RawClient.connect(server)) {
            client.send("CAPABILITY");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void garbageIsSentAsItIs(ImapTestServer server) {
        server.faults().on(Moment.command("NOOP"), Fault.garbage("\0* rubbish\r\n"));
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.command("NOOP")).containsExactly("\0* rubbish", "T OK NOOP completed");
        }
    }

    @Test
    void closeWhileIdling(ImapTestServer server) throws IOException {
        server.faults().on(Moment.idling(), Fault.close());
        try (RawClient client = RawClient.select(server)) {
            client.send("IDLE");
            assertThat(client.rest()).isEqualTo("+ idling\r\n");
        }
    }

    @Test
    void resetAfterAPush(ImapTestServer server) {
        server.faults().on(Moment.afterResponses("IDLE", 1), Fault.reset());
        try (RawClient client = RawClient.select(server)) {
            client.send("IDLE");
            assertThat(client.line()).isEqualTo("+ idling");
            server.deliver("ann", "INBOX", Bytes.of("x"));
            assertThatThrownBy(client::rest).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void delayCanBeCutShort(ImapTestServer server) throws InterruptedException {
        InjectedFault delay = server.faults().on(Moment.command("NOOP"), Fault.delay(Duration.ofDays(1)));
        try (RawClient client = RawClient.logIn(server)) {
            String tag = client.send("NOOP");
            assertThat(delay.awaitHappened(PATIENCE)).isTrue();
            delay.release();
            assertThat(client.until(tag)).containsExactly("T OK NOOP completed");
        }
    }

    @Test
    void delayEndsByItself(ImapTestServer server) {
        server.faults().on(Moment.command("NOOP"), Fault.delay(Duration.ofMillis(1)));
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    @Test
    void splitSendsEveryOctetAlone(ImapTestServer server) throws IOException {
        server.faults().on(Moment.greeting(), Fault.splitEveryByte());
        try (RawClient client = RawClient.dialTls(server, server.certificate().clientContext())) {
            byte[] buffer = new byte[100];
            assertThat(client.readSome(buffer)).isEqualTo(1);
            assertThat(new String(buffer, 0, 1, StandardCharsets.US_ASCII)).isEqualTo("*");
            assertThat(client.line()).startsWith(" OK [CAPABILITY ");
            client.ok("LOGIN ann secret");
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1 BODY.PEEK[TEXT]"))
                    .containsExactly("* 1 FETCH (BODY[TEXT] {12}\r\n0123456789\r\n)");
        }
    }

    @Test
    void splitCanBeginLaterAndInLargerPieces(ImapTestServer server) {
        server.faults().on(Moment.beforeTagged("LOGIN"), Fault.split(7));
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 2 BODY.PEEK[TEXT]"))
                    .containsExactly("* 2 FETCH (BODY[TEXT] {12}\r\nabcdefghij\r\n)");
        }
    }

    @Test
    void clearForgetsAllFaults(ImapTestServer server) {
        InjectedFault fault = server.faults().always(Moment.command("NOOP"), Fault.close());
        server.faults().clear();
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
            assertThat(fault.hasHappened()).isFalse();
        }
    }

    @Test
    void faultsAreInTheTranscript(ImapTestServer server) throws Exception {
        server.faults().on(Moment.command("NOOP"), Fault.close());
        try (RawClient client = RawClient.logIn(server)) {
            client.send("NOOP");
            assertThat(client.rest()).isEmpty();
        }
        assertThat(server.awaitSessions(List::isEmpty, PATIENCE)).isTrue();
        assertThat(server.transcript().lines()).endsWith("C: a2 NOOP", "-- Close[]", "-- ended: closed by a fault");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.split(0)).withMessageContaining("at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(Duration.ofMillis(-1)));
    }
}
