package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportIT {
    private static final InternalDate DATE = new InternalDate(837_563_045, -420);
    private static final List<String> MAILS = List.of(
            "Subject: plain\r\n\r\nhello\r\n",
            "Subject: \u00e9\u00ff 8-bit\r\n\r\nFrom here\r\n>From there\r\n>>From\r\n From\r\nFromage\r\n",
            "From the top\r\nSubject: odd\r\nStatus: mine\r\n\r\nbare \r CR and bare \n LF\r\nFrom\rX\r\r\n\n",
            "Subject: no end\r\n\r\nno line end",
            "Status: RO\r\nX-Status: A\r\n\r\n\r\n\r\n",
            "\r\n",
            ">",
            "From ");

    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;
    private final Path folder;
    private final Path target;

    ExportIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
        target = folder.resolve("backup");
        for (String mail : MAILS) {
            server.deliver(Running.USER, "INBOX", bytes(mail), Set.of(), DATE);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private int export(String... arguments) {
        return running.run(Stream.concat(
                        Stream.of("export", running.tls("INBOX"), "--to", target.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void writesAFileForEachMessageOctetByOctet() throws Exception {
        assertThat(export("--format", "eml")).isZero();
        assertThat(running.out()).isEqualTo("exported 8 messages of INBOX to " + target.resolve("INBOX") + "\n");
        for (int i = 0; i < MAILS.size(); i++) {
            Path file = target.resolve("INBOX").resolve(i + 1 + ".eml");
            assertThat(Bytes.copyOf(Files.readAllBytes(file))).isEqualTo(bytes(MAILS.get(i)));
            assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.ofEpochSecond(837_563_045));
        }
        assertThat(FolderContent.files(target.resolve("INBOX"))).hasSize(MAILS.size());
    }

    @Test
    void keepsFlagsInTheNamesOfAMaildir() throws Exception {
        server.setFlags(Running.USER, "INBOX", Uid.of(1), Flag.SEEN, Flag.FLAGGED, Flag.of("$Forwarded"));
        server.setFlags(Running.USER, "INBOX", Uid.of(2), Flag.of("garden"), Flag.DRAFT, Flag.DELETED);
        server.setFlags(Running.USER, "INBOX", Uid.of(3), Flag.ANSWERED, Flag.of("garden"), Flag.of("home"));

        assertThat(export("--uid", "1:4")).isZero();
        String unique = "837563045.V" + server.mailbox(Running.USER, "INBOX").uidValidity() + "U";
        assertThat(FolderContent.files(target.resolve("INBOX")))
                .containsOnlyKeys(
                        "cur/" + unique + "1.imapala,S=25:2,FPS",
                        "cur/" + unique + "2.imapala,S=" + MAILS.get(1).length() + ":2,DTa",
                        "cur/" + unique + "3.imapala,S=" + MAILS.get(2).length() + ":2,Rab",
                        "new/" + unique + "4.imapala,S=" + MAILS.get(3).length(),
                        "dovecot-keywords")
                .containsEntry("dovecot-keywords", Bytes.of("0 garden\n1 home\n"))
                .containsValue(bytes(MAILS.get(2)));
    }

    @Test
    void writesAnMboxThatOtherProgramsUnderstand() throws Exception {
        server.setFlags(Running.USER, "INBOX", Uid.of(2), Flag.SEEN, Flag.ANSWERED, Flag.of("garden"));

        assertThat(export("--format", "mbox", "--uid", "1:2")).isZero();
        assertThat(Files.readString(target.resolve("INBOX.mbox"), StandardCharsets.ISO_8859_1))
                .isEqualTo("""
                        From MAILER-DAEMON Wed Jul 17 00:24:05 1996
                        X-Imapala-Export: octets=25; lines=crlf; date=1996-07-16T17:24:05-07:00
                        Status: O
                        X-Status:\s
                        X-Keywords:\s
                        Subject: plain

                        hello

                        From MAILER-DAEMON Wed Jul 17 00:24:05 1996
                        X-Imapala-Export: octets=69; lines=crlf; date=1996-07-16T17:24:05-07:00
                        Status: RO
                        X-Status: A
                        X-Keywords: garden
                        Subject: \u00e9\u00ff 8-bit

                        >From here
                        >>From there
                        >>From
                         From
                        Fromage

                        """);
    }

    @Test
    void goesOnWithWhatIsNotThereYet() throws Exception {
        assertThat(export("--uid", "2,4")).isZero();
        assertThat(export("--json")).isZero();
        assertThat(running.out().lines().skip(1).toList().get(0))
                .contains("\"count\":6", "\"already\":2", "\"missing\":0");
        assertThat(export()).isZero();
        assertThat(running.out())
                .endsWith("exported 0 messages of INBOX to " + target.resolve("INBOX") + "; 8 were there already\n");
        assertThat(FolderContent.files(target.resolve("INBOX"))).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maildir", "mbox", "eml"})
    void aLostConnectionLosesNothingAndDoublesNothing(String format) throws Exception {
        for (int i = 0; i < 200; i++) {
            server.deliver(
                    Running.USER,
                    "INBOX",
                    bytes("Subject: " + i + "\r\n\r\n" + "x".repeat(i == 120 ? 6000 : 5000) + "\r\n"));
        }
        server.faults().on(Moment.insideLiteral("FETCH", 5500), Fault.reset());

        assertThat(export("--format", format)).isEqualTo(7);
        Map<String, Bytes> half = FolderContent.files(target);
        assertThat(export("--format", format)).isZero();
        assertThat(running.out()).doesNotContain("exported 208");

        Path other = target.resolveSibling("other");
        assertThat(running.run("export", running.tls("INBOX"), "--to", other.toString(), "--format", format))
                .isZero();
        assertThat(FolderContent.files(target))
                .isEqualTo(FolderContent.files(other))
                .isNotEqualTo(half);
    }

    @Test
    void aLargeMessageComesInPiecesAndInItsPlace() throws Exception {
        String large = "Subject: large\r\n\r\n" + "From the sea\r\n".repeat(200_000);
        server.deliver(Running.USER, "INBOX", bytes(large));
        server.deliver(Running.USER, "INBOX", bytes("Subject: last\r\n\r\n"));

        assertThat(export("--format", "mbox")).isZero();
        String mbox = Files.readString(target.resolve("INBOX.mbox"), StandardCharsets.ISO_8859_1);
        assertThat(mbox).contains("octets=" + large.length() + "; lines=crlf", ">From the sea\n");
        assertThat(mbox.indexOf("Subject: last")).isGreaterThan(mbox.indexOf("Subject: large"));
        assertThat(mbox.lines().filter(line -> line.startsWith("From "))).hasSize(10);
    }

    @Test
    void exportsSeveralMailboxesByPattern() throws Exception {
        server.createMailbox(Running.USER, "Lists/../etc");
        server.createMailbox(Running.USER, "Lists/gard.en");
        server.createMailbox(Running.USER, "Lists/CON");
        server.deliver(Running.USER, "Lists/../etc", bytes("A: b\r\n\r\n"));
        server.deliver(Running.USER, "Lists/gard.en", bytes("A: b\r\n\r\n"));

        assertThat(export("--format", "eml", "--mailboxes", "Lists/*")).isZero();
        assertThat(FolderContent.files(target).keySet().stream().filter(name -> name.endsWith(".eml")))
                .containsExactly("Lists.%2E%2E.etc/1.eml", "Lists.gard%2Een/1.eml");
        assertThat(FolderContent.files(folder).keySet())
                .allMatch(name -> name.startsWith("backup/") || name.equals("ca.pem"));
        assertThat(export("--mailboxes", "Nothing*")).isEqualTo(6);
        assertThat(running.err()).contains("imapala: no mailbox of localhost matches Nothing*\nhint: ");
    }

    @Test
    void doesNotTouchWhatIsNotItsOwn() throws Exception {
        Files.createDirectories(target.resolve("INBOX"));
        Files.writeString(target.resolve("INBOX/letter.eml"), "mine");
        Files.writeString(target.resolve("INBOX.mbox"), "mine");

        assertThat(export("--format", "eml")).isEqualTo(2);
        assertThat(export("--format", "mbox")).isEqualTo(2);
        assertThat(running.err())
                .contains(target.resolve("INBOX") + " is there already, and not from an export\nhint: ")
                .contains(target.resolve("INBOX.mbox") + " is there already, and not from an export\nhint: ");
        assertThat(FolderContent.files(target))
                .containsEntry("INBOX/letter.eml", Bytes.of("mine"))
                .containsEntry("INBOX.mbox", Bytes.of("mine"));
    }

    @Test
    void aFolderOfAnotherMailboxOrFormatIsRefused() {
        assertThat(export()).isZero();
        assertThat(export("--format", "eml")).isEqualTo(2);
        assertThat(running.err()).contains(" has the messages in the format maildir\nhint: --format maildir goes on");
        try (ImapTestServer other =
                ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start()) {
            Running there = new Running(other, folder);
            assertThat(there.run("export", there.tls("INBOX"), "--to", target.toString()))
                    .isEqualTo(2);
            assertThat(there.err())
                    .contains(" has the messages of INBOX of imaps://ann@localhost:")
                    .contains("hint: ");
        }
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(export("--json", "--format", "MBOX", "--uid", "1")).isZero();
        assertThat(running.jsonOut())
                .containsExactly(Map.<String, @Nullable Object>of(
                        "type",
                        "exported",
                        "mailbox",
                        "INBOX",
                        "path",
                        target.resolve("INBOX.mbox").toString(),
                        "format",
                        "mbox",
                        "count",
                        1L,
                        "octets",
                        25L,
                        "already",
                        0L,
                        "missing",
                        0L));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws Exception {
        Files.writeString(target, "a file");
        assertThat(export()).isEqualTo(2);
        assertThat(running.err()).contains("imapala: the files below " + target + " cannot be written: ", "\nhint: ");
    }
}
