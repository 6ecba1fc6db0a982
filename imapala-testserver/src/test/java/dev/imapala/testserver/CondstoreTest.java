package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.testserver.junit.ImapServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONDSTORE and QRESYNC: mod-sequences, and what is new since one of them. */
@ImapServer
class CondstoreTest {
    /** Mod-sequences count from 1 on, and each message that comes in takes one: the last of the four has 5. */
    @BeforeEach
    void deliver(ImapTestServer server) {
        for (int i = 1; i <= 4; i++) {
            server.deliver("ann", "INBOX", Bytes.of("Subject: " + i + "\r\n\r\n" + i));
        }
    }

    private static RawClient enabled(ImapTestServer server) {
        RawClient client = RawClient.logIn(server);
        assertThat(client.ok("ENABLE CONDSTORE QRESYNC IMAP4rev2"))
                .containsExactly("* ENABLED CONDSTORE QRESYNC IMAP4rev2");
        client.ok("SELECT INBOX");
        return client;
    }

    private static long validity(ImapTestServer server) {
        return server.mailbox("ann", "INBOX").uidValidity();
    }

    @Test
    void everyClientIsToldTheHighestModSequence(ImapTestServer server) {
        RawClient client = RawClient.logIn(server);
        assertThat(client.ok("SELECT INBOX")).contains("* OK [HIGHESTMODSEQ 5] the last change");
        assertThat(client.ok("STATUS INBOX (HIGHESTMODSEQ)")).endsWith("* STATUS INBOX (HIGHESTMODSEQ 5)");
        server.setFlags("ann", "INBOX", Uid.of(2), Flag.SEEN);
        assertThat(client.ok("STATUS INBOX (HIGHESTMODSEQ)")).startsWith("* STATUS INBOX (HIGHESTMODSEQ 6)");
    }

    @Test
    void modSequencesComeWithFlagsOnlyToThoseWhoUseThem(ImapTestServer server) {
        RawClient plain = RawClient.select(server);
        RawClient other = RawClient.select(server);
        other.ok("STORE 1 +FLAGS (\\Seen)");
        assertThat(plain.ok("NOOP")).containsExactly("* 1 FETCH (UID 1 FLAGS (\\Seen \\Recent))");
        assertThat(plain.ok("FETCH 1 MODSEQ"))
                .containsExactly("* OK [HIGHESTMODSEQ 6] mod-sequences from now on", "* 1 FETCH (MODSEQ (6))");
        other.ok("STORE 1 -FLAGS (\\Seen)");
        assertThat(plain.ok("NOOP")).containsExactly("* 1 FETCH (UID 1 FLAGS (\\Recent) MODSEQ (7))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT INBOX (CONDSTORE)",
                "STATUS INBOX (HIGHESTMODSEQ)",
                "FETCH 1 (MODSEQ)",
                "FETCH 1 (FLAGS) (CHANGEDSINCE 1)",
                "STORE 1 (UNCHANGEDSINCE 1) +FLAGS (\\Seen)"
            })
    void usingModSequencesIsAskingForThem(String command, ImapTestServer server) {
        RawClient client = RawClient.select(server);
        client.ok(command);
        assertThat(client.ok("STORE 2 +FLAGS.SILENT (\\Flagged)")).containsExactly("* 2 FETCH (MODSEQ (6))");
    }

    @Test
    void changedMessageIsNotStoredInto(ImapTestServer server) {
        RawClient client = RawClient.logIn(server);
        client.ok("SELECT INBOX (CONDSTORE)");
        client.ok("STORE 2 +FLAGS.SILENT (\\Seen)");
        assertThat(client.command("UID STORE 1:3 (UNCHANGEDSINCE 4) +FLAGS (\\Flagged)"))
                .containsExactly(
                        "* 1 FETCH (UID 1 FLAGS (\\Flagged \\Recent) MODSEQ (7))",
                        "* 3 FETCH (UID 3 FLAGS (\\Flagged \\Recent) MODSEQ (8))",
                        "T OK [MODIFIED 2] some messages have changed, and were left alone");
        assertThat(client.command("STORE 4 (UNCHANGEDSINCE 0) +FLAGS.SILENT (\\Flagged)"))
                .containsExactly("T OK [MODIFIED 4] some messages have changed, and were left alone");
        assertThat(client.command("STORE 1 (UNCHANGEDSINCE 7) -FLAGS.SILENT (\\Flagged)"))
                .containsExactly("* 1 FETCH (MODSEQ (9))", "T OK STORE completed");
    }

    @Test
    void flagThatIsThereAlreadyChangesNothing(ImapTestServer server) {
        RawClient client = enabled(server);
        client.ok("STORE 1 +FLAGS.SILENT (\\Seen)");
        assertThat(client.ok("STORE 1 +FLAGS.SILENT (\\Seen)")).containsExactly("* 1 FETCH (MODSEQ (6))");
    }

    @Test
    void fetchTellsOnlyWhatHasChanged(ImapTestServer server) {
        RawClient client = enabled(server);
        client.ok("STORE 3 +FLAGS.SILENT (\\Seen)");
        assertThat(client.ok("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 4)"))
                .containsExactly(
                        "* 3 FETCH (UID 3 FLAGS (\\Seen) MODSEQ (6))", "* 4 FETCH (UID 4 FLAGS () MODSEQ (5))");
        assertThat(client.ok("FETCH 1:* (UID) (CHANGEDSINCE 6)")).isEmpty();
    }

    @Test
    void expungedMessagesAreToldByUidAfterEnable(ImapTestServer server) {
        RawClient client = enabled(server);
        RawClient other = RawClient.select(server);
        client.ok("STORE 2:3 +FLAGS.SILENT (\\Deleted)");
        assertThat(client.command("EXPUNGE"))
                .containsExactly("* VANISHED 2:3", "T OK [HIGHESTMODSEQ 8] EXPUNGE completed");
        assertThat(other.ok("NOOP")).containsExactly("* 2 EXPUNGE", "* 2 EXPUNGE");
        server.deliver("ann", "INBOX", Bytes.of("x"));
        server.expunge("ann", "INBOX", UidSet.of(1, 5));
        server.deliver("ann", "INBOX", Bytes.of("y"));
        assertThat(client.ok("NOOP")).containsExactly("* 3 EXISTS", "* VANISHED 1,5", "* 2 EXISTS");
        assertThat(client.ok("FETCH 1:* UID")).containsExactly("* 1 FETCH (UID 4)", "* 2 FETCH (UID 6)");
    }

    @Test
    void uidExpungeAndMoveVanishToo(ImapTestServer server) {
        RawClient client = enabled(server);
        client.ok("STORE 1 +FLAGS.SILENT (\\Deleted)");
        assertThat(client.command("UID EXPUNGE 1:9"))
                .containsExactly("* VANISHED 1", "T OK [HIGHESTMODSEQ 7] UID EXPUNGE completed");
        long target = server.mailbox("ann", "Archive").uidValidity();
        assertThat(client.ok("MOVE 2 Archive"))
                .containsExactly("* OK [COPYUID " + target + " 3 1] moved", "* VANISHED 3");
    }

    @Test
    void fetchTellsWhatVanishedSince(ImapTestServer server) {
        server.expunge("ann", "INBOX", UidSet.of(2, 4));
        server.deliver("ann", "INBOX", Bytes.of("x"));
        RawClient client = enabled(server);
        assertThat(client.ok("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 5 VANISHED)"))
                .containsExactly("* VANISHED (EARLIER) 2,4", "* 3 FETCH (UID 5 FLAGS () MODSEQ (7))");
        assertThat(client.ok("UID FETCH 3:9 (FLAGS) (CHANGEDSINCE 5 VANISHED)"))
                .containsExactly("* VANISHED (EARLIER) 4", "* 3 FETCH (UID 5 FLAGS () MODSEQ (7))");
        assertThat(client.ok("UID FETCH 1:* (FLAGS) (VANISHED CHANGEDSINCE 7)")).isEmpty();
        server.expunge("ann", "INBOX", UidSet.of(5));
        assertThat(client.ok("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 7 VANISHED)"))
                .as("what the client has not been told yet is no earlier news")
                .containsExactly("* VANISHED 5");
    }

    @Test
    void selectTellsWhatIsNewSinceLastTime(ImapTestServer server) {
        RawClient before = RawClient.select(server);
        before.ok("STORE 3 +FLAGS.SILENT (\\Answered)");
        before.ok("STORE 1 +FLAGS.SILENT (\\Seen)");
        server.expunge("ann", "INBOX", UidSet.of(2));
        RawClient client = RawClient.logIn(server);
        client.ok("ENABLE QRESYNC");
        List<String> news = client.ok("SELECT INBOX (QRESYNC (" + validity(server) + " 6))");
        assertThat(news)
                .contains("* OK [HIGHESTMODSEQ 8] the last change")
                .endsWith("* VANISHED (EARLIER) 2", "* 1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (7))");
        assertThat(client.ok("SELECT INBOX (QRESYNC (" + validity(server) + " 5 3:9 (1,2 1,3)))"))
                .endsWith("* 2 FETCH (UID 3 FLAGS (\\Answered) MODSEQ (6))")
                .noneMatch(line -> line.contains("VANISHED"));
    }

    @Test
    void mailboxThatIsAnotherOneNowHasNoNews(ImapTestServer server) {
        server.expunge("ann", "INBOX", UidSet.of(2));
        RawClient client = RawClient.logIn(server);
        client.ok("ENABLE QRESYNC");
        assertThat(client.ok("SELECT INBOX (QRESYNC (" + (validity(server) + 1) + " 1))"))
                .noneMatch(line -> line.contains("VANISHED") || line.contains("FETCH"));
    }

    @Test
    void qresyncHasToBeEnabled(ImapTestServer server) {
        RawClient client = RawClient.select(server);
        assertThat(client.tagged("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 5 VANISHED)"))
                .startsWith("T BAD");
        assertThat(client.tagged("SELECT INBOX (QRESYNC (1 1))")).startsWith("T BAD");
        assertThat(client.tagged("SELECT INBOX (FROBNICATE)")).startsWith("T BAD");
        assertThat(client.ok("FETCH 1 UID")).as("still selected").hasSize(1);
    }

    @Test
    void serverWithoutModSequencesSaysNothingOfThem() {
        ImapTestServerBuilder builder =
                ImapTestServer.builder().user("ann", "secret").without(Capability.CONDSTORE, Capability.QRESYNC);
        try (ImapTestServer old = builder.start()) {
            RawClient client = RawClient.logIn(old);
            assertThat(client.ok("ENABLE QRESYNC")).containsExactly("* ENABLED");
            assertThat(client.ok("SELECT INBOX")).noneMatch(line -> line.contains("MODSEQ"));
            assertThat(client.tagged("STATUS INBOX (HIGHESTMODSEQ)")).startsWith("T BAD");
        }
    }
}
