package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.testserver.junit.ImapServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session is told of what others do, by IDLE and otherwise. */
@ImapServer
class NewsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Bytes MAIL = Bytes.of("Subject: news\r\n\r\nbody\r\n");

    @BeforeEach
    void deliverThree(ImapTestServer server) {
        for (int i = 0; i < 3; i++) {
            server.deliver("ann", "INBOX", MAIL);
        }
        try (RawClient first = RawClient.select(server)) {
            assertThat(first.ok("NOOP")).isEmpty();
        }
    }

    private static String idle(ImapTestServer server, RawClient client) throws InterruptedException {
        String tag = client.send("IDLE");
        assertThat(client.line()).isEqualTo("+ idling");
        assertThat(server.awaitSessions(
                        all -> all.stream().anyMatch(session -> session.isIdlingOn("ann", "INBOX")), PATIENCE))
                .isTrue();
        return tag;
    }

    @Test
    void idlingClientIsToldAtOnce(ImapTestServer server) throws InterruptedException {
        try (RawClient client = RawClient.select(server)) {
            String tag = idle(server, client);
            server.deliver("ann", "INBOX", MAIL);
            assertThat(client.line()).isEqualTo("* 4 EXISTS");
            assertThat(client.line()).isEqualTo("* 1 RECENT");
            server.setFlags("ann", "INBOX", Uid.of(2), Flag.SEEN);
            assertThat(client.line()).isEqualTo("* 2 FETCH (UID 2 FLAGS (\\Seen))");
            server.expunge("ann", "INBOX", UidSet.of(1));
            assertThat(client.line()).isEqualTo("* 1 EXPUNGE");
            client.raw("DONE\r\n");
            assertThat(client.until(tag)).containsExactly("T OK IDLE completed");
            assertThat(client.ok("FETCH 1:* UID"))
                    .containsExactly("* 1 FETCH (UID 2)", "* 2 FETCH (UID 3)", "* 3 FETCH (UID 4)");
        }
    }

    @Test
    void idlingCanBeginAgain(ImapTestServer server) throws InterruptedException {
        try (RawClient client = RawClient.select(server)) {
            for (int round = 0; round < 3; round++) {
                String tag = idle(server, client);
                server.deliver("ann", "INBOX", MAIL);
                assertThat(client.line()).isEqualTo("* " + (4 + round) + " EXISTS");
                client.raw("done\r\n");
                assertThat(client.until(tag)).last().isEqualTo("T OK IDLE completed");
                assertThat(client.ok("NOOP")).isEmpty();
            }
        }
    }

    @Test
    void whatHappenedBeforeIdleIsToldAtOnce(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            server.deliver("ann", "INBOX", MAIL);
            client.send("IDLE");
            assertThat(client.line()).isEqualTo("+ idling");
            assertThat(client.line()).isEqualTo("* 4 EXISTS");
        }
    }

    @Test
    void somethingElseThanDoneIsRefused(ImapTestServer server) throws InterruptedException {
        try (RawClient client = RawClient.select(server)) {
            String tag = idle(server, client);
            client.raw("x NOOP\r\n");
            assertThat(client.until(tag)).containsExactly("T BAD expected DONE");
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    @Test
    void idlingWithoutAMailboxOnlyWaits(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            String tag = client.send("IDLE");
            assertThat(client.line()).isEqualTo("+ idling");
            server.deliver("ann", "INBOX", MAIL);
            client.raw("DONE\r\n");
            assertThat(client.until(tag)).containsExactly("T OK IDLE completed");
        }
    }

    @Test
    void manyMessagesComeToAnIdlingClientInOrder(ImapTestServer server) throws InterruptedException {
        try (RawClient client = RawClient.select(server)) {
            String tag = idle(server, client);
            for (int i = 0; i < 200; i++) {
                server.deliver("ann", "INBOX", MAIL);
            }
            String last = client.line();
            while (!last.equals("* 203 EXISTS")) {
                last = client.line();
            }
            client.raw("DONE\r\n");
            assertThat(client.until(tag)).last().isEqualTo("T OK IDLE completed");
        }
    }

    @Test
    void nextCommandTellsWhatAnotherSessionDid(ImapTestServer server) {
        try (RawClient one = RawClient.select(server);
                RawClient other = RawClient.select(server)) {
            one.ok("STORE 2 +FLAGS (\\Deleted)");
            assertThat(other.ok("NOOP")).containsExactly("* 2 FETCH (UID 2 FLAGS (\\Deleted))");
            one.ok("EXPUNGE");
            assertThat(other.ok("NOOP")).containsExactly("* 2 EXPUNGE");
            assertThat(other.ok("APPEND INBOX {1+}\r\nx")).startsWith("* 3 EXISTS");
            assertThat(one.ok("NOOP")).startsWith("* 3 EXISTS");
            assertThat(one.ok("NOOP")).isEmpty();
        }
    }

    @Test
    void implicitSeenIsToldToOthers(ImapTestServer server) {
        try (RawClient one = RawClient.select(server);
                RawClient other = RawClient.select(server)) {
            one.ok("FETCH 3 BODY[]");
            assertThat(other.ok("NOOP")).containsExactly("* 3 FETCH (UID 3 FLAGS (\\Seen))");
            assertThat(one.ok("NOOP")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FETCH 1:* UID", "STORE 3 +FLAGS.SILENT (\\Seen)", "SEARCH ALL"})
    void expungeIsNeverToldWhileNumbersAreInUse(String command, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            server.expunge("ann", "INBOX", UidSet.of(1));
            server.deliver("ann", "INBOX", MAIL);
            List<String> responses = client.ok(command);
            assertThat(responses).noneMatch(line -> line.endsWith("EXPUNGE")).contains("* 4 EXISTS");
            assertThat(client.ok("FETCH 2 UID")).containsExactly("* 2 FETCH (UID 2)");
            assertThat(client.ok("NOOP")).containsExactly("* 1 EXPUNGE");
            assertThat(client.ok("FETCH 1:* UID"))
                    .containsExactly("* 1 FETCH (UID 2)", "* 2 FETCH (UID 3)", "* 3 FETCH (UID 4)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UID FETCH 2 FLAGS", "UID STORE 2 +FLAGS.SILENT (\\Seen)", "UID SEARCH UID 2", "CAPABILITY"})
    void expungeIsToldWithOtherCommands(String command, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            server.expunge("ann", "INBOX", UidSet.of(1));
            assertThat(client.ok(command)).last().isEqualTo("* 1 EXPUNGE");
        }
    }

    @Test
    void removedMessageIsStillReadUntilItsRemovalIsTold(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            server.expunge("ann", "INBOX", UidSet.of(1));
            assertThat(client.ok("FETCH 1 (UID BODY.PEEK[TEXT])"))
                    .containsExactly("* 1 FETCH (UID 1 BODY[TEXT] {6}\r\nbody\r\n)");
        }
    }

    @Test
    void messageThatComesAndGoesUnseenKeepsNumbersRight(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            Uid uid = server.deliver("ann", "INBOX", MAIL);
            server.deliver("ann", "INBOX", MAIL);
            server.setFlags("ann", "INBOX", uid, Flag.SEEN);
            server.expunge("ann", "INBOX", UidSet.of(uid, Uid.of(2)));
            assertThat(client.ok("NOOP")).containsExactly("* 5 EXISTS", "* 2 RECENT", "* 2 EXPUNGE", "* 3 EXPUNGE");
            assertThat(client.ok("FETCH 1:* UID"))
                    .containsExactly("* 1 FETCH (UID 1)", "* 2 FETCH (UID 3)", "* 3 FETCH (UID 5)");
        }
    }

    @Test
    void sessionWithoutTheMailboxIsToldNothing(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            client.ok("SELECT Sent");
            server.deliver("ann", "INBOX", MAIL);
            assertThat(client.ok("NOOP")).isEmpty();
            client.ok("UNSELECT");
            server.deliver("ann", "Sent", MAIL);
            assertThat(client.ok("NOOP")).isEmpty();
        }
    }

    @Test
    void newsOfRev2AreWithoutRecent(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("ENABLE IMAP4rev2");
            client.ok("SELECT INBOX");
            server.deliver("ann", "INBOX", MAIL);
            assertThat(client.ok("NOOP")).containsExactly("* 4 EXISTS");
        }
    }

    @Test
    void bothPortsServeTheSameMailboxes(ImapTestServer server) throws Exception {
        try (RawClient plain = RawClient.select(server);
                RawClient tls = RawClient.dialTls(server, server.certificate().clientContext())) {
            tls.line();
            tls.ok("LOGIN ann secret");
            tls.ok("SELECT INBOX");
            tls.ok("STORE 1 +FLAGS (\\Flagged)");
            assertThat(plain.ok("NOOP")).containsExactly("* 1 FETCH (UID 1 FLAGS (\\Flagged))");
            String tag = idle(server, tls);
            plain.ok("APPEND INBOX {1+}\r\nx");
            assertThat(tls.line()).isEqualTo("* 4 EXISTS");
            assertThat(tls.line()).isEqualTo("* 1 RECENT");
            tls.raw("DONE\r\n");
            assertThat(tls.until(tag)).containsExactly("T OK IDLE completed");
        }
    }
}
