package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.MessageView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendIT {
    private final ImapTestServer server = ImapTestServer.builder()
            .user(Running.USER, Running.PASSWORD)
            .with(Capability.of("APPENDLIMIT=9000000"))
            .start();
    private final Running running;
    private final Path folder;

    AppendIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }

    private String file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<MessageView> messages(String mailbox) {
        return server.mailbox(Running.USER, mailbox).messages();
    }

    @Test
    void putsFilesIntoTheMailboxAsTheyAre() throws Exception {
        String mail = "Subject: \u00e9 8-bit\r\n\r\nbare \r and\ttab\r\nFrom here\r\n";
        String one = file("one.eml", mail);
        String two = file("two.eml", "Subject: two\r\n\r\n");

        assertThat(running.run("append", running.tls("Drafts"), one, two, "-f", "draft", "--flag", "$Label1"))
                .isZero();
        assertThat(running.out())
                .isEqualTo("appended " + one + " to Drafts, uid 1\nappended " + two + " to Drafts, uid 2\n");
        assertThat(messages("Drafts").get(0).content())
                .isEqualTo(Bytes.copyOf(mail.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(messages("Drafts").get(1).flags()).contains(Flag.DRAFT, Flag.of("$Label1"));
    }

    @Test
    void makesLineEndsCrlfAndSaysSo() throws Exception {
        String unix = file("unix.eml", "Subject: unix\n\nhello\r\nworld\n");

        assertThat(running.run("append", "--json", running.tls(""), unix)).isZero();
        assertThat(messages("INBOX").get(0).content()).isEqualTo(Bytes.of("Subject: unix\r\n\r\nhello\r\nworld\r\n"));
        assertThat(running.jsonOut())
                .containsExactly(Map.<String, @Nullable Object>of(
                        "type",
                        "appended",
                        "file",
                        unix,
                        "mailbox",
                        "INBOX",
                        "uid",
                        1L,
                        "size",
                        31L,
                        "converted",
                        true));
    }

    @Test
    void refusesOtherLineEndsWhereTheyAreToStay() throws Exception {
        String unix = file("unix.eml", "Subject: unix\n\nhello\n");

        assertThat(running.run("append", "--exact", running.tls(""), unix)).isEqualTo(2);
        assertThat(running.err())
                .isEqualTo("imapala: " + unix + " has line ends that mail does not have\n"
                        + "hint: without --exact they are made CRLF\n");
        assertThat(messages("INBOX")).isEmpty();
    }

    @Test
    void readsStandardInputAndTakesTheDate() {
        running.in(new Surroundings().with("IMAPALA_PASSWORD", Running.PASSWORD).withInput("Subject: piped\n\n"));

        assertThat(running.run("append", running.tls(""), "--date", "2020-02-29T12:00:00+02:00"))
                .isZero();
        assertThat(running.out()).isEqualTo("appended standard input to INBOX, uid 1; its line ends were made CRLF\n");
        assertThat(messages("INBOX").get(0).internalDate()).isEqualTo(new InternalDate(1582970400, 120));
    }

    @Test
    void aDateWithoutAZoneIsOfTheUsersZone() throws Exception {
        assertThat(running.run("append", running.tls(""), file("a.eml", "A: b\r\n"), "--date", "2020-07-01T12:00:00"))
                .isZero();
        assertThat(messages("INBOX").get(0).internalDate()).isEqualTo(new InternalDate(1593597600, 120));
    }

    @Test
    void aLargeMessageIsReadWhileItIsSent() throws Exception {
        byte[] large = new byte[5_000_000];
        Arrays.fill(large, (byte) 'x');
        for (int i = 70; i < large.length; i += 71) {
            large[i] = '\n';
        }
        String file = file("large.eml", large);
        running.in(new Surroundings().with("IMAPALA_PASSWORD", Running.PASSWORD).onTerminal(80, ""));

        assertThat(running.run("append", running.tls(""), file)).isZero();
        Bytes stored = messages("INBOX").get(0).content();
        assertThat(stored.size()).isEqualTo(5_000_000 + 5_000_000 / 71);
        assertThat(stored.text().replace("\r\n", "\n")).isEqualTo(new String(large, StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsTooLargeIsToldBeforeAnythingIsSent() throws Exception {
        String small = file("small.eml", "A: b\r\n\r\n");
        String large = file("large.eml", "x".repeat(9_000_001));

        assertThat(running.run("append", running.tls(""), small, large)).isEqualTo(8);
        assertThat(running.err())
                .contains(large + " has 9000001 octets, and the server takes 9000000 at most\nhint: nothing was sent");
        assertThat(messages("INBOX")).isEmpty();
    }

    @Test
    void whatIsNoMessageIsToldBeforeAnythingIsSent() throws Exception {
        String good = file("good.eml", "A: b\r\n\r\n");

        assertThat(running.run("append", running.tls(""), good, file("nul.eml", "A: b\0\r\n")))
                .isEqualTo(2);
        assertThat(running.run("append", running.tls(""), good, file("empty.eml", "")))
                .isEqualTo(2);
        assertThat(running.run("append", running.tls(""), good, folder.toString()))
                .isEqualTo(2);
        assertThat(running.run(
                        "append",
                        running.tls(""),
                        good,
                        folder.resolve("none.eml").toString()))
                .isEqualTo(2);
        assertThat(running.err())
                .contains("nul.eml has a NUL octet, which IMAP cannot carry\nhint: ")
                .contains("empty.eml is empty\nhint: ")
                .contains(folder + " cannot be read\nhint: ")
                .contains("imapala: there is no file " + folder.resolve("none.eml") + "\nhint: ");
        assertThat(messages("INBOX")).isEmpty();
    }

    @Test
    void makesTheMailboxWhenTold() throws Exception {
        String mail = file("a.eml", "A: b\r\n\r\n");

        assertThat(running.run("append", running.tls("Nieuw"), mail)).isEqualTo(6);
        assertThat(running.err()).contains("there is no mailbox Nieuw at localhost\nhint: ", "; --create makes it\n");
        assertThat(running.run("append", "--create", running.tls("Nieuw"), mail))
                .isZero();
        assertThat(messages("Nieuw")).hasSize(1);
    }
}
