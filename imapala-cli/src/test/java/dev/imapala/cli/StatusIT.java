package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.ImapTestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusIT {
    private final Path folder;
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;

    StatusIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
        server.createMailbox(Running.USER, "Entwürfe");
        server.deliver(Running.USER, "INBOX", Bytes.of("Subject: x\r\n\r\nhello\r\n"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsTheCountsOfTheMailboxOfTheAddress() {
        assertThat(running.run("status", running.tls(""))).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out().lines())
                .hasSize(2)
                .first()
                .isEqualTo("MAILBOX  MESSAGES  UNSEEN  RECENT  SIZE  UIDNEXT  UIDVALIDITY  MODSEQ");
        assertThat(running.out().lines().skip(1).findFirst().orElse(""))
                .matches("INBOX           1       1       1  21 B        2 +\\d+ +\\d+");
        assertThat(server.transcript().toString()).doesNotContain(" EXAMINE ", " SELECT ");
    }

    @Test
    void tellsThoseOfSeveralMailboxesToPrograms() {
        assertThat(running.run("status", "--json", running.tls(""), "Entwürfe", "INBOX"))
                .isZero();
        assertThat(running.jsonOut())
                .satisfiesExactly(
                        drafts -> assertThat(drafts)
                                .containsEntry("type", "status")
                                .containsEntry("mailbox", "Entwürfe")
                                .containsEntry("messages", 0L)
                                .containsEntry("size", 0L)
                                .containsEntry("uidNext", 1L),
                        inbox -> assertThat(inbox)
                                .containsEntry("messages", 1L)
                                .containsEntry("unseen", 1L)
                                .containsEntry("recent", 1L)
                                .containsKeys("uidValidity", "highestModSeq"));
    }

    @Test
    void leavesOutWhatTheServerDoesNotTell() {
        try (ImapTestServer bare = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .capabilities("IMAP4rev1")
                .start()) {
            Running asking = new Running(bare, folder);
            assertThat(asking.run("status", "--json", asking.tls(""))).isZero();
            assertThat(asking.jsonOut().get(0)).containsEntry("size", null).containsEntry("highestModSeq", null);
        }
    }

    @Test
    void doesNotAskForRecentWhatHasNone() {
        try (ImapTestServer modern = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .without(Capability.IMAP4REV1)
                .start()) {
            Running asking = new Running(modern, folder);
            assertThat(asking.run("status", "--json", asking.tls(""))).isZero();
            assertThat(asking.jsonOut().get(0)).containsEntry("recent", null).containsEntry("messages", 0L);
            assertThat(modern.transcript().toString()).doesNotContain("RECENT");
        }
    }

    @Test
    void aMissingMailboxIsSaidAfterTheOthers() {
        assertThat(running.run("status", running.tls(""), "Entwurfe", "INBOX")).isEqualTo(6);
        assertThat(running.out()).contains("INBOX ");
        assertThat(running.err())
                .isEqualTo("imapala: there is no mailbox Entwurfe at localhost\nhint: did you mean Entwürfe?\n");
    }
}
