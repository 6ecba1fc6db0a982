package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.HandClock;
import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchIT {
    private static final String MIXED = """
            Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
            From: Bo <bo@x.org>
            To: ann@x.org
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Sch=F6ne Gr=FC=DFe=20
            --b
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="../plan.pdf"

            cGRm
            --b
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename*=utf-8''Bild%20%E4%BC%9A.png

            cG5n
            --b--
            """.replace("\n", "\r\n");

    private final ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private final Running running;
    private final Path folder;

    FetchIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
        deliver(MIXED);
        deliver("Subject: page\r\nContent-Type: text/html\r\n\r\n<p>Only <b>HTML</b>\r\n");
        deliver("Subject: =?utf-8?B?G1syShtdMA==?=\r\n\r\n\u001B[2Jcleared\r\n");
    }

    private void deliver(String message) {
        server.deliver(
                Running.USER,
                "INBOX",
                Bytes.of(message),
                Set.of(),
                InternalDate.of(OffsetDateTime.parse("2026-11-19T10:00:00Z")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private List<String> files(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void showsTheTextAndListsTheAttachments() {
        assertThat(running.run("fetch", running.tls(""), "--uid", "1")).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out()).isEqualTo("""
                        Uid: 1 (%d B)
                        Date: Thu, 19 Nov 2026 10:00:00 +0000
                        From: Bo <bo@x.org>
                        To: ann@x.org
                        Subject: Grüße

                        Schöne Grüße

                        PART  NAME         TYPE             SIZE
                        2     ../plan.pdf  application/pdf   4 B
                        3     Bild 会.png  image/png         4 B
                        """.formatted(MIXED.length()));
        assertThat(server.transcript().toString()).doesNotContain("BODY.PEEK[3]", "BODY.PEEK[]", " SELECT ");
    }

    @Test
    void showsSeveralMessagesOfWhichOneIsAPage() {
        assertThat(running.run("fetch", running.tls(""), "all", "-n", "2")).isZero();
        assertThat(running.out())
                .contains("\nSubject: page\n\nOnly HTML\n\n" + "-".repeat(40) + "\nUid: 3")
                .doesNotContain("Uid: 1");
    }

    @ParameterizedTest
    @CsvSource({"--headers", "--json", "--newest=9"})
    void mailCannotSteerTheTerminal(String option) {
        assertThat(running.run("fetch", option, running.tls(""), "all")).isZero();
        assertThat(running.out()).isNotEmpty().doesNotContain("\u001B");
    }

    @Test
    void showsTheHeaderDecoded() {
        assertThat(running.run("fetch", "--headers", running.tls(""), "--uid", "1"))
                .isZero();
        assertThat(running.out())
                .startsWith("Subject: Grüße\nFrom: Bo <bo@x.org>\n")
                .doesNotContain("--b");
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(running.run("fetch", "--json", running.tls(""), "--uid", "1"))
                .isZero();
        assertThat(running.jsonOut())
                .extracting(line -> line.get("type"))
                .containsExactly("message", "text", "part", "part");
        assertThat(running.jsonOut().get(1))
                .containsEntry("uid", 1L)
                .containsEntry("part", "1")
                .containsEntry("text", "Schöne Grüße\n");
        assertThat(running.jsonOut().get(2))
                .containsEntry("part", "2")
                .containsEntry("name", "../plan.pdf")
                .containsEntry("mediaType", "application/pdf")
                .containsEntry("attachment", true);
    }

    @ParameterizedTest
    @CsvSource({"2, pdf", "../PLAN.pdf, pdf", "Bild 会.png, png"})
    void writesAPartByNumberOrName(String part, String content) {
        assertThat(running.run("fetch", running.tls(""), "--uid", "1", "--part", part))
                .isZero();
        assertThat(running.out()).isEqualTo(content);
    }

    @Test
    void writesTheMessageAsItIs() throws IOException {
        Path file = folder.resolve("message.eml");
        assertThat(running.run("fetch", running.tls(""), "--uid", "1", "--message"))
                .isZero();
        assertThat(running.out()).isEqualTo(MIXED);

        assertThat(running.run("fetch", running.tls(""), "-u", "1", "--message", "-o", file.toString()))
                .isZero();
        assertThat(Files.readString(file)).isEqualTo(MIXED);
        assertThat(running.out()).endsWith("saved " + file + " (" + MIXED.length() + " B)\n");
    }

    @Test
    void doesNotReplaceAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("message.eml"), "mine");

        assertThat(running.run("fetch", running.tls(""), "-u", "1", "--message", "-o", file.toString()))
                .isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(running.err()).startsWith("imapala: there is a file " + file + " already\nhint: ");
    }

    @Test
    void savesAttachmentsWithinTheFolder() throws IOException {
        Path target = folder.resolve("deep/target");
        assertThat(running.run("fetch", running.tls(""), "all", "--attachments", target.toString()))
                .isZero();
        assertThat(running.run("fetch", running.tls(""), "all", "--attachments", target.toString(), "--json"))
                .isZero();

        assertThat(files(target)).containsExactly("Bild 会 (1).png", "Bild 会.png", "_plan (1).pdf", "_plan.pdf");
        assertThat(target.resolve("_plan.pdf")).hasContent("pdf");
        assertThat(files(folder.resolve("deep"))).containsExactly("target");
        assertThat(running.out()).contains("saved " + target.toRealPath() + "/_plan.pdf (3 B)\n", "\"type\":\"saved\"");
    }

    @Test
    void aMessageThatIsCutOffLeavesNoFile() throws IOException {
        deliver("Subject: cut\r\nContent-Type: application/zip\r\n\r\n" + "x".repeat(100_000));
        server.faults().on(Moment.insideLiteral("FETCH", 50_000), Fault.close());
        Path target = folder.resolve("target");

        assertThat(running.run("fetch", running.tls(""), "-u", "4", "--attachments", target.toString()))
                .isEqualTo(7);
        assertThat(files(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INBOX|it is not said which messages",
                "INBOX --uid 99|there is no such message in INBOX",
                "INBOX --uid 1 --part 9|the message has no part 9",
                "INBOX all --message|there are 3 such messages, and --message and --part take one",
                "INBOX all --message --headers|are mutually exclusive",
                "INBOX all -o x|--output goes with --message or --part",
                "INBOX all --message --json|JSON and the octets of mail would be mixed up",
                "INBOX all -n 0|--newest must be 1 or more, not 0",
                "INBOX -u 1 --message -o /no/such/folder/x|cannot write /no/such/folder/x",
            })
    void wrongUseIsOneLineAndAHint(String line, String message) {
        String[] words = ("fetch " + line).split(" ");
        words[1] = running.tls(words[1]);

        assertThat(running.run(words)).isEqualTo(2);
        assertThat(running.out()).isEmpty();
        assertThat(running.err()).contains(message);
        if (!line.contains("--json")) {
            assertThat(running.err().lines()).hasSize(2).last().asString().startsWith("hint: ");
        }
    }

    @Test
    void octetsAreNotForATerminal() {
        Surroundings terminal = new Surroundings().onTerminal(80, Running.PASSWORD);

        assertThat(running.in(terminal).run("fetch", running.tls(""), "-u", "1", "--message"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("octets of mail are not for a terminal");
    }

    @Test
    void whatTakesLongShowsABar() throws IOException {
        String content = Base64.getMimeEncoder().encodeToString(new byte[3_000_000]);
        deliver("Subject: large\r\nContent-Type: application/zip; name=large.zip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + content + "\r\n");
        Surroundings terminal = new Surroundings()
                .at(new HandClock().ticking(Duration.ofMillis(100)))
                .with("IMAPALA_PASSWORD", Running.PASSWORD)
                .with("NO_COLOR", "1")
                .onTerminal(100, "");
        Path target = folder.resolve("target");

        assertThat(running.in(terminal).run("fetch", running.tls(""), "-u", "4", "--attachments", target.toString()))
                .isZero();
        assertThat(terminal.err())
                .contains("large.zip  ━", " of 4.1 MB", "/s  0:0")
                .endsWith("\r\u001B[K");
        assertThat(terminal.out()).isEqualTo("saved " + target.toRealPath() + "/large.zip (3.0 MB)\n");
        assertThat(target.resolve("large.zip")).hasSize(3_000_000);
    }

    @Test
    void theTextOfAWesternMessageIsShownInTheCharsetOfTheTerminal() {
        Surroundings latin =
                new Surroundings().in(StandardCharsets.ISO_8859_1).with("IMAPALA_PASSWORD", Running.PASSWORD);

        assertThat(running.in(latin).run("fetch", running.tls(""), "-u", "1")).isZero();
        assertThat(latin.out()).contains("Schöne Grüße");
    }
}
