package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.mail.SampleMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckIT {
    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;

    CheckIT(@TempDir Path folder) {
        running = new Running(server, folder);
    }

    @BeforeEach
    void fill() {
        deliver("Subject: first\r\nFrom: Bo <bo@x.org>\r\n\r\nhello\r\n", "2025-03-01T10:00:00Z", Flag.SEEN);
        deliver("Subject: second\r\nFrom: cy@x.org\r\n\r\n", "2026-11-19T10:00:00Z", Flag.FLAGGED);
        deliver("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nFrom: Di <di@x.org>\r\n\r\n", "2026-11-20T11:00:00Z");
    }

    private void deliver(String message, String date, Flag... flags) {
        InternalDate internalDate = InternalDate.of(OffsetDateTime.parse(date));
        server.deliver(Running.USER, "INBOX", Bytes.of(message), Set.of(flags), internalDate);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void countsAndListsOverTls() {
        assertThat(running.run("check", running.tls(""))).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out()).isEqualTo("""
                        there are 3 messages in INBOX (2 unseen)
                        UID  DATE          FROM      SUBJECT  SIZE  FLAGS
                          1  01 Mar 2025   Bo        first    46 B
                          2  19 Nov 11:00  cy@x.org  second   35 B  N!
                          3  20 Nov 12:00  Di        Grüße    61 B  N
                        """);
    }

    @Test
    void countsAndListsOverStartTls() {
        assertThat(running.run("check", "-n", "1", running.startTls("INBOX"))).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out().lines()).hasSize(3).last().asString().contains("Grüße");
    }

    @Test
    void warnsWhereNothingIsProtected() {
        assertThat(running.run("check", "-n", "0", running.plaintext("INBOX"))).isZero();
        assertThat(running.err()).startsWith("imapala: warning: ").contains("in the clear");
        assertThat(running.out()).isEqualTo("there are 3 messages in INBOX (2 unseen)\n");
    }

    @Test
    void changesNothing() {
        var before = server.mailbox(Running.USER, "INBOX");
        running.run("check", running.tls("INBOX"));

        assertThat(server.mailbox(Running.USER, "INBOX")).isEqualTo(before);
        assertThat(server.transcript().toString()).contains("EXAMINE INBOX").doesNotContain(" SELECT ");
    }

    @Test
    void logsOutAtTheEnd() throws InterruptedException {
        running.run("check", running.tls("INBOX"));

        assertThat(server.transcript().toString()).contains("LOGOUT");
        assertThat(server.awaitSessions(List::isEmpty, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void anEmptyMailboxHasNoTable() {
        server.createMailbox(Running.USER, "Entwürfe/受信");

        assertThat(running.run("check", running.tls("Entw%C3%BCrfe/受信"))).isZero();
        assertThat(running.out()).isEqualTo("there are 0 messages in Entwürfe/受信\n");
    }

    @Test
    void listsAsManyAsAskedFor() {
        SampleMail.seeded(7).messages(60).forEach(message -> server.deliver(Running.USER, "INBOX", message));

        assertThat(running.run("check", "--newest", "50", running.tls("INBOX"))).isZero();
        assertThat(running.out().lines()).hasSize(52);
        assertThat(running.out().lines().skip(1)).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(running.run("check", "--json", "-n", "1", running.tls("INBOX")))
                .isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.jsonOut())
                .hasSize(2)
                .satisfiesExactly(
                        mailbox -> assertThat(mailbox)
                                .containsEntry("type", "mailbox")
                                .containsEntry("mailbox", "INBOX")
                                .containsEntry("messages", 3L)
                                .containsEntry("unseen", 2L)
                                .containsEntry("uidNext", 4L),
                        message -> assertThat(message)
                                .containsEntry("type", "message")
                                .containsEntry("uid", 3L)
                                .containsEntry("number", 3L)
                                .containsEntry("date", "2026-11-20T11:00:00Z")
                                .containsEntry("subject", "Grüße")
                                .containsEntry("from", List.of(Map.of("name", "Di", "address", "di@x.org")))
                                .containsEntry("size", 61L)
                                .containsEntry("flags", List.of("\\Recent")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--trace"})
    void mailCannotSteerTheTerminal(String option) {
        String evil = "\u001B]0;pwned\u0007\u009B2J\u202E";
        String encoded = "=?utf-8?B?G1syShtdMDtwd25lZAc=?=";
        deliver("Subject: " + evil + encoded + "\r\nFrom: " + encoded + " <e@x.org>\r\n\r\n", "2026-11-20T11:00:00Z");

        assertThat(running.run("check", option, running.tls("INBOX"))).isZero();
        assertThat(running.out() + running.err())
                .contains("pwned")
                .doesNotContain("\u001B", "\u009B", "\u0007", "\u202E");
    }

    @Test
    void theTraceShowsWhatWasSaidWithoutTheSecret() {
        assertThat(running.run("check", "--trace", running.tls("INBOX"))).isZero();
        assertThat(running.out()).startsWith("there are 3 messages");
        assertThat(running.err())
                .contains(" C: ", " S: * OK ", "AUTHENTICATE PLAIN ***", "EXAMINE INBOX", "FETCH 1:3", "LOGOUT")
                .doesNotContain(Running.PASSWORD, "AGFubg");
    }

    @Test
    void theTraceIsJsonWhereThatIsWanted() {
        assertThat(running.run("check", "--trace", "--json", running.tls("INBOX")))
                .isZero();
        assertThat(dev.imapala.cli.output.JsonReader.lines(running.err()))
                .hasSizeGreaterThan(10)
                .allMatch(line -> "wire".equals(line.get("type")));
    }

    @Test
    void takesThePasswordFromWhereverItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), Running.PASSWORD + "\n");

        running.in(new Surroundings().onTerminal(80, Running.PASSWORD));
        assertThat(running.run("check", running.tls(""))).isZero();
        running.in(new Surroundings().with("PW", Running.PASSWORD));
        assertThat(running.run("check", running.tls(""), "--password-env", "PW"))
                .isZero();
        running.in(new Surroundings());
        assertThat(running.run("check", running.tls(""), "--password-file", file.toString()))
                .isZero();
        assertThat(running.run("check", running.tls(""), "--password-command", "head -1 " + file))
                .isZero();
        running.in(new Surroundings().withInput(Running.PASSWORD + "\n"));
        assertThat(running.run("check", running.tls(""), "--password-file", "-"))
                .isZero();
    }

    @Test
    void aServerThatIsBareIsEnough() {
        try (ImapTestServer bare = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .capabilities("IMAP4rev1")
                .certificate(server.certificate())
                .start()) {
            bare.deliver(Running.USER, "INBOX", Bytes.of("Subject: x\r\n\r\n"));
            String address = "imaps://ann@localhost:" + bare.tlsPort();

            assertThat(running.run("check", address)).isZero();
            assertThat(running.out()).startsWith("there is 1 message in INBOX (1 unseen)\n");
        }
    }
}
