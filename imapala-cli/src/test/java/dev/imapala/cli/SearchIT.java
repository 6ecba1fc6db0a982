package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.ImapTestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIT {
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;

    SearchIT(@TempDir Path folder) {
        running = new Running(server, folder);
    }

    @BeforeEach
    void fill() {
        for (String subject : new String[] {"Lunch on Sunday", "Budget", "Lunch again", "Grüße"}) {
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

    @Test
    void listsWhatMeetsTheCriteria() {
        assertThat(running.run("search", running.tls(""), "subject:lunch")).isZero();
        assertThat(running.out())
                .startsWith("found 2 messages in INBOX\nUID ")
                .contains("Lunch on Sunday", "Lunch again")
                .doesNotContain("Budget");
    }

    @Test
    void listsNoMoreThanTheNewest() {
        assertThat(running.run("search", running.tls(""), "-n", "1")).isZero();
        assertThat(running.out())
                .startsWith("found 4 messages in INBOX\n")
                .contains("Grüße")
                .doesNotContain("Lunch");
    }

    @Test
    void tellsUidsForScripts() {
        assertThat(running.run("search", "--uids", running.tls(""), "--raw", "NOT SUBJECT lunch"))
                .isZero();
        assertThat(running.out()).isEqualTo("2,4\n");
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(running.run("search", "--json", running.tls(""), "lunch", "not:uid:3"))
                .isZero();
        assertThat(running.jsonOut())
                .satisfiesExactly(
                        found -> assertThat(found)
                                .containsEntry("type", "found")
                                .containsEntry("mailbox", "INBOX")
                                .containsEntry("count", 1L)
                                .containsEntry("uids", "1"),
                        message -> assertThat(message)
                                .containsEntry("type", "message")
                                .containsEntry("uid", 1L)
                                .containsEntry("subject", "Lunch on Sunday"));
    }

    @Test
    void nothingFoundIsNoError() {
        assertThat(running.run("search", running.tls(""), "from:nobody")).isZero();
        assertThat(running.out()).isEqualTo("found 0 messages in INBOX\n");
    }

    @Test
    void badCriteriaAreToldBeforeAnybodyConnects() {
        assertThat(running.run("search", running.tls(""), "since:yesterday")).isEqualTo(2);
        assertThat(running.err())
                .contains("the criterion since:yesterday is not understood")
                .contains("hint: ");
        assertThat(running.run("search", running.tls(""), "unseen", "--raw", "SEEN"))
                .isEqualTo(2);
        assertThat(server.transcript().toString()).doesNotContain("SEARCH");
    }
}
