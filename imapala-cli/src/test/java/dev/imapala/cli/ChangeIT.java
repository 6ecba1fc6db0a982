package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.MessageView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change messages. */
class ChangeIT {
    private final Path folder;
    private ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private Running running;

    ChangeIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
        fill();
    }

    private void fill() {
        for (String subject : List.of("Lunch", "Budget", "Lunch again", "Notes", "Party", "Invoice", "Choir")) {
            server.deliver(
                    Running.USER,
                    "INBOX",
                    Bytes.of("Subject: " + subject + "\r\nFrom: Bo <bo@x.org>\r\n\r\nhello\r\n"));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void serveWithout(Capability... capabilities) {
        server.close();
        server = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .without(capabilities)
                .start();
        running = new Running(server, folder);
        fill();
    }

    /** Sits down at a terminal and types {@code answer} when asked. */
    private Running typing(String answer) {
        return running.in(new Surroundings()
                .with("IMAPALA_PASSWORD", Running.PASSWORD)
                .with("NO_COLOR", "1")
                .onTerminal(100, answer));
    }

    private List<Long> uids(String mailbox) {
        return server.mailbox(Running.USER, mailbox).messages().stream()
                .map(message -> message.uid().value())
                .toList();
    }

    private MessageView message(long uid) {
        return server.mailbox(Running.USER, "INBOX").message(Uid.of(uid));
    }

    private static void assertFailure(Running run, String message, String hint) {
        assertThat(run.err().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("imapala: " + message),
                        second -> assertThat(second).startsWith("hint: ").contains(hint));
    }

    @Test
    void copiesAndTellsTheNewUids() {
        assertThat(running.run("copy", running.tls(""), "--yes", "--to", "Archive", "subject:lunch"))
                .isZero();
        assertThat(running.out()).isEqualTo("copied 2 messages from INBOX to Archive\n");
        assertThat(uids("Archive")).containsExactly(1L, 2L);
        assertThat(uids("INBOX")).hasSize(7);
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(running.run("copy", "--json", running.tls(""), "--yes", "--to", "Archive", "--uid", "2,5:*"))
                .isZero();
        assertThat(running.jsonOut())
                .containsExactly(Map.<String, @Nullable Object>of(
                        "type", "copied",
                        "mailbox", "INBOX",
                        "count", 4L,
                        "uids", "2,5:7",
                        "target", "Archive",
                        "newUids", "1:4"));
    }

    @Test
    void movesWhatTheUserAgreesTo() {
        assertThat(typing("y").run("move", running.tls(""), "--to", "Archive", "subject:lunch"))
                .isZero();
        assertThat(running.out())
                .startsWith("will move 2 messages from INBOX to Archive:\nUID  DATE")
                .contains("Lunch again")
                .endsWith("moved 2 messages from INBOX to Archive\n");
        assertThat(running.err()).isEqualTo("Go on? [y/N] ");
        assertThat(uids("INBOX")).containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(uids("Archive")).hasSize(2);
    }

    @Test
    void changesNothingWhenTheUserDoesNotAgree() {
        assertThat(typing("").run("move", running.tls(""), "--to", "Archive", "all"))
                .isEqualTo(9);
        assertThat(running.out())
                .contains("will move 7 messages from INBOX to Archive; the first 5:\n", "Party")
                .doesNotContain("Invoice", "moved");
        assertThat(running.err()).contains("imapala: nothing was changed\nhint: ");
        assertThat(uids("INBOX")).hasSize(7);
    }

    @Test
    void aDryRunOpensTheMailboxToReadOnlyAndShowsThePlan() {
        assertThat(running.run("delete", "--json", "--dry-run", "--expunge", running.tls(""), "subject:lunch"))
                .isZero();
        assertThat(running.jsonOut())
                .extracting(line -> line.get("type"))
                .containsExactly("plan", "message", "message");
        assertThat(running.jsonOut().get(0))
                .containsEntry("action", "delete")
                .containsEntry("uids", "1,3")
                .containsEntry("expunged", true);
        assertThat(uids("INBOX")).hasSize(7);
        assertThat(server.transcript().toString())
                .contains(" EXAMINE INBOX")
                .doesNotContain(" SELECT INBOX", " UID STORE ");
    }

    @Test
    void nothingFoundChangesNothingAndIsNoError() {
        assertThat(running.run("move", running.tls(""), "--yes", "--to", "Archive", "from:nobody"))
                .isZero();
        assertThat(running.out()).isEqualTo("moved 0 messages from INBOX to Archive\n");
        assertThat(server.transcript().toString()).doesNotContain("UID MOVE ");
    }

    @Test
    void aTargetThatIsMissingIsToldBeforeAnybodyIsAsked() {
        assertThat(typing("y").run("copy", running.tls(""), "--to", "Archiv", "all"))
                .isEqualTo(6);
        assertFailure(running, "there is no mailbox Archiv at localhost", "did you mean Archive?");
        assertThat(running.out()).isEmpty();
    }

    @Test
    void aServerWithoutMoveIsSaidWithTheRemedy() {
        serveWithout(Capability.MOVE, Capability.IMAP4REV2);

        assertThat(running.run("move", running.tls(""), "--yes", "--to", "Archive", "all"))
                .isEqualTo(8);
        assertFailure(running, "localhost cannot move messages: it has no MOVE", "imapala copy puts them there");
        assertThat(uids("INBOX")).hasSize(7);
    }

    @Test
    void movingToTheSameMailboxIsRefused() {
        assertThat(running.run("move", running.tls("INBOX"), "--yes", "--to", "INBOX", "all"))
                .isEqualTo(2);
        assertFailure(running, "the messages are in INBOX already", "--to");
    }

    @Test
    void addsAndRemovesFlags() {
        server.setFlags(Running.USER, "INBOX", Uid.of(3), Flag.FLAGGED, Flag.of("old"));

        assertThat(running.run(
                        "flag",
                        running.tls(""),
                        "--yes",
                        "--add",
                        "seen",
                        "-a",
                        "$Label1",
                        "-r",
                        "old",
                        "subject:lunch"))
                .isZero();
        assertThat(running.out()).isEqualTo("flagged 2 messages in INBOX: +\\Seen +$Label1 -old\n");
        assertThat(message(1).flags()).contains(Flag.SEEN, Flag.of("$Label1"));
        assertThat(message(3).flags())
                .contains(Flag.SEEN, Flag.of("$Label1"), Flag.FLAGGED)
                .doesNotContain(Flag.of("old"));
        assertThat(message(2).flags()).doesNotContain(Flag.SEEN);
    }

    @Test
    void deletesIntoTheTrash() {
        assertThat(typing("yes").run("delete", running.tls(""), "--uid", "1:3")).isZero();
        assertThat(running.out())
                .startsWith("will delete 3 messages from INBOX to Trash:\n")
                .endsWith("deleted 3 messages from INBOX to Trash\n");
        assertThat(uids("INBOX")).containsExactly(4L, 5L, 6L, 7L);
        assertThat(uids("Trash")).hasSize(3);
    }

    @Test
    void deletesFromTheTrashForGoodOnly() {
        assertThat(running.run("delete", running.tls("Trash"), "--yes", "all")).isEqualTo(2);
        assertFailure(running, "the messages are in Trash already, the mailbox for deleted ones", "--expunge");
    }

    @Test
    void expungesNoMessageThatAnotherProgramHasMarked() {
        server.setFlags(Running.USER, "INBOX", Uid.of(7), Flag.DELETED);

        assertThat(running.run("delete", running.tls(""), "--yes", "--expunge", "--uid", "1:3"))
                .isZero();
        assertThat(running.out()).isEqualTo("deleted 3 messages in INBOX, for good\n");
        assertThat(uids("INBOX")).containsExactly(4L, 5L, 6L, 7L);
        assertThat(server.transcript().toString()).contains("UID EXPUNGE 1:3");
    }

    @Test
    void withoutUidPlusItMarksAndSaysSo() {
        serveWithout(Capability.UIDPLUS, Capability.IMAP4REV2);

        assertThat(running.run("delete", running.tls(""), "--yes", "--expunge", "--uid", "2"))
                .isZero();
        assertThat(running.out())
                .startsWith("marked as deleted 1 message in INBOX; the server has no UIDPLUS to remove just these");
        assertThat(uids("INBOX")).hasSize(7);
        assertThat(message(2).flags()).contains(Flag.DELETED);
        assertThat(server.transcript().toString()).doesNotContain("EXPUNGE ", "CLOSE");
    }

    @Test
    void aServerWithoutTrashIsSaid() throws Exception {
        try (Scripted plain = new Scripted()
                .answer("LIST", "* LIST () \"/\" INBOX", "OK done")
                .start()) {
            assertThat(running.runAsItIs("delete", "--yes", plain.address(), "all"))
                    .isEqualTo(6);
        }
        assertThat(running.err())
                .contains("imapala: localhost has no mailbox for deleted messages\nhint: --expunge removes them");
    }

    @Test
    void aMailboxThatCanBeReadOnlyIsSaid() throws Exception {
        try (Scripted readOnly = new Scripted()
                .answer("SELECT", "* 3 EXISTS", "OK [READ-ONLY] done")
                .start()) {
            assertThat(running.runAsItIs("flag", "--yes", "--add", "seen", readOnly.address(), "all"))
                    .isEqualTo(6);
        }
        assertThat(running.err())
                .contains("imapala: the mailbox INBOX can be read only\nhint: who owns it can give you the right");
    }

    @Test
    void manyScatteredMessagesGoInPieces() {
        for (int i = 0; i < 6000; i++) {
            server.deliver(Running.USER, "Junk", Bytes.of("Subject: " + (i % 2 == 0 ? "odd" : "even") + "\r\n\r\n"));
        }

        assertThat(running.run("copy", running.tls("Junk"), "--yes", "--to", "Archive", "subject:odd"))
                .isZero();
        assertThat(running.out()).isEqualTo("copied 3000 messages from Junk to Archive\n");
        assertThat(uids("Archive")).hasSize(3000);
        assertThat(server.transcript().toString().lines().filter(line -> line.contains("UID COPY")))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() < 8100);
    }
}
