package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Uid;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.MessageView;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportIT {
    private static final InternalDate DATE = new InternalDate(837_563_045, -420);
    private static final List<String> MAILS = List.of(
            "Subject: plain\r\n\r\nhello\r\n",
            "Subject: \u00e9\u00ff 8-bit\r\n\r\nFrom here\r\n>From there\r\n>>From\r\n From\r\n\r\nFrom\r\n\r\nFrom x\r\n",
            "From the top\r\nSubject: odd\r\nStatus: mine\r\n\r\nbare \r CR and bare \n LF\r\nFrom\rX\r\r\n\n",
            "Subject: no end\r\n\r\nno line end",
            "Status: RO\r\nX-Status: A\r\n\r\n\r\n\r\n",
            "X-Status: F\r\nX-Keywords: x\r\n\r\n",
            "\r\n",
            ">",
            "From ",
            "lines\nof\nLF\n",
            "Subject: large\r\n\r\n" + ">From the sea\r\nFrom it\r\n".repeat(60_000),
            "x".repeat(200_000));

    private final Path folder;
    private ImapTestServer server =
            ImapTestServer.builder().user(Running.USER, Running.PASSWORD).start();
    private Running running;

    ImportIT(@TempDir Path folder) {
        this.folder = folder;
        running = new Running(server, folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void serveWithout(String capabilities) {
        server.close();
        server = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .without(Stream.of(capabilities.split(" ")).map(Capability::of).toArray(Capability[]::new))
                .start();
        running = new Running(server, folder);
    }

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<MessageView> messages(String mailbox) {
        return server.mailbox(Running.USER, mailbox).messages();
    }

    private int importing(Path source, String... more) {
        return running.run(
                Stream.concat(Stream.of("import", running.tls("Archive"), source.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Makes a folder of {@code count} messages, of which the server takes some hundred at a time. */
    private Path emlFolder(int count, boolean withId) throws IOException {
        Path eml = Files.createDirectories(folder.resolve("eml"));
        for (int i = 1; i <= count; i++) {
            String id = withId ? "Message-ID: <" + i + "@x.org>\r\n" : "";
            Files.writeString(eml.resolve(i + ".eml"), id + "Subject: " + i + "\r\n\r\n" + "x".repeat(i) + "\r\n");
        }
        return eml;
    }

    private List<String> subjects() {
        return messages("Archive").stream()
                .map(message -> message.content().text().replaceAll("(?s).*Subject: (\\d+).*", "$1"))
                .toList();
    }

    private static List<String> upTo(int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(String::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({"maildir,INBOX", "mbox,INBOX.mbox"})
    void whatWasExportedComesBackOctetByOctetWithFlagsAndDates(String format, String name) {
        for (String mail : MAILS) {
            server.deliver(Running.USER, "INBOX", bytes(mail), Set.of(), DATE);
        }
        server.setFlags(Running.USER, "INBOX", Uid.of(2), Flag.SEEN, Flag.FLAGGED, Flag.of("garden"));
        server.setFlags(Running.USER, "INBOX", Uid.of(3), Flag.DRAFT, Flag.of("home"), Flag.of("$Forwarded"));
        Path backup = folder.resolve("backup");

        assertThat(running.run("export", running.tls("INBOX"), "--to", backup.toString(), "-f", format))
                .isZero();
        assertThat(importing(backup.resolve(name), "--exact")).isZero();
        List<MessageView> before = messages("INBOX");
        List<MessageView> after = messages("Archive");
        assertThat(after)
                .extracting(MessageView::content)
                .isEqualTo(before.stream().map(MessageView::content).toList());
        for (int i = 0; i < before.size(); i++) {
            Flag[] kept = before.get(i).flags().stream()
                    .filter(flag -> !flag.equals(Flag.RECENT))
                    .toArray(Flag[]::new);
            assertThat(after.get(i).flags()).contains(kept);
            assertThat(after.get(i).internalDate().epochSecond()).isEqualTo(DATE.epochSecond());
        }
        assertThat(after.get(1).flags()).doesNotContain(Flag.DRAFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "MULTIAPPEND", "UIDPLUS IMAP4rev2", "LITERAL+ LITERAL- IMAP4rev2 MULTIAPPEND"})
    void aSecondRunAddsNothing(String without) throws Exception {
        if (!without.equals("-")) {
            serveWithout(without);
        }
        Path eml = emlFolder(250, true);

        assertThat(importing(eml)).isZero();
        assertThat(running.out()).isEqualTo("imported 250 messages of " + eml + " into Archive\n");
        assertThat(subjects()).isEqualTo(upTo(250));
        assertThat(importing(eml)).isZero();
        assertThat(running.out()).endsWith("imported 0 messages of " + eml + " into Archive; 250 were there already\n");
        assertThat(messages("Archive")).hasSize(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "MULTIAPPEND", "UIDPLUS IMAP4rev2", "UIDPLUS IMAP4rev2 MULTIAPPEND"})
    void anAnswerThatIsLostDoublesNothing(String without) throws Exception {
        if (!without.equals("-")) {
            serveWithout(without);
        }
        Path eml = emlFolder(250, true);
        server.faults().on(Moment.beforeTagged("APPEND"), Fault.reset());
        assertThat(importing(eml)).isEqualTo(7);
        int stored = messages("Archive").size();
        assertThat(stored).isBetween(1, 249);

        server.faults().on(Moment.beforeTagged("APPEND"), Fault.close());
        assertThat(importing(eml)).isEqualTo(7);
        assertThat(messages("Archive").size()).isGreaterThan(stored);

        assertThat(importing(eml)).isZero();
        assertThat(subjects()).isEqualTo(upTo(250));
    }

    @Test
    void aMessageThatTheServerNeverGotIsSentAgain() throws Exception {
        Path eml = emlFolder(120, true);
        server.faults().on(Moment.command("APPEND"), Fault.reset());

        assertThat(importing(eml)).isEqualTo(7);
        assertThat(importing(eml)).isZero();
        assertThat(subjects()).isEqualTo(upTo(120));
    }

    @Test
    void withoutMessageIdTheSizeTellsAndTheUserIsTold() throws Exception {
        Path eml = emlFolder(3, false);
        server.faults().on(Moment.beforeTagged("APPEND"), Fault.reset());

        assertThat(importing(eml)).isEqualTo(7);
        assertThat(importing(eml)).isZero();
        assertThat(subjects()).isEqualTo(upTo(3));
        assertThat(running.err()).contains("imapala: warning: when the connection was lost, 1.eml was on its way");
    }

    @Test
    void readsTheMboxOfAnotherProgram() throws Exception {
        Path mbox = Files.writeString(folder.resolve("old"), """
                From ann@x.org Sat Jan  3 01:05:34 1996
                Status: RO
                X-Status: F
                Subject: one

                Hello
                From inside
                >From quoted

                From bo@x.org Sun Feb 14 23:59:59 2021
                Subject: two
                X-Keywords: garden

                Status: RO
                """);

        assertThat(importing(mbox)).isZero();
        assertThat(messages("Archive"))
                .extracting(MessageView::content)
                .containsExactly(
                        Bytes.of(
                                "Status: RO\r\nX-Status: F\r\nSubject: one\r\n\r\nHello\r\nFrom inside\r\nFrom quoted\r\n"),
                        Bytes.of("Subject: two\r\nX-Keywords: garden\r\n\r\nStatus: RO\r\n"));
        assertThat(messages("Archive").get(0).flags()).contains(Flag.SEEN, Flag.FLAGGED);
        assertThat(messages("Archive").get(0).internalDate()).isEqualTo(new InternalDate(820_631_134, 0));
        assertThat(messages("Archive").get(1).flags())
                .contains(Flag.of("garden"))
                .doesNotContain(Flag.SEEN);
        assertThat(messages("Archive").get(1).internalDate()).isEqualTo(new InternalDate(1_613_347_199, 0));
    }

    @Test
    void whatCannotBeSentIsSaidAndTheRestIsImported() throws Exception {
        Path eml = emlFolder(3, true);
        Files.writeString(eml.resolve("2.eml"), "Subject: 2\r\n\r\n\0");

        assertThat(importing(eml)).isEqualTo(10);
        assertThat(running.out()).isEqualTo("imported 2 messages of " + eml + " into Archive\n");
        assertThat(running.err()).isEqualTo("""
                        imapala: warning: the message 2.eml has a NUL octet, which IMAP cannot carry
                        imapala: 1 message could not be imported
                        hint: the warnings say why; when that is mended, the same command sends them again
                        """);
        assertThat(subjects()).containsExactly("1", "3");
    }

    @Test
    void oneThatTheServerRefusesDoesNotKeepOthersOut() throws Exception {
        Path eml = emlFolder(3, true);
        server.close();
        server = ImapTestServer.builder()
                .user(Running.USER, Running.PASSWORD)
                .with(Capability.of("APPENDLIMIT=50"))
                .start();
        running = new Running(server, folder);
        Files.writeString(eml.resolve("2.eml"), "Subject: 2\r\n\r\n" + "x".repeat(50));

        assertThat(importing(eml)).isEqualTo(10);
        assertThat(running.err()).contains("the message 2.eml has 64 octets, and the server takes 50 at most");
        assertThat(subjects()).containsExactly("1", "3");
    }

    @Test
    void aFullMailboxIsSaidAndRoomIsUsedLater() throws Exception {
        Path eml = emlFolder(5, true);
        server.limit(Running.USER, Map.of(QuotaResource.MESSAGE, 3L));

        assertThat(importing(eml)).isEqualTo(8);
        assertThat(running.err())
                .contains("imapala: the mailbox Archive may hold no more: ", "\nhint: when there is room");
        server.limit(Running.USER, Map.of());
        assertThat(importing(eml)).isZero();
        assertThat(subjects()).isEqualTo(upTo(5));
    }

    @Test
    void theMailboxCanBeMade() throws Exception {
        Path eml = emlFolder(2, true);
        assertThat(running.run("import", running.tls("Lists/new"), eml.toString()))
                .isEqualTo(6);
        assertThat(running.err()).contains("; --create makes it\n");
        assertThat(running.run("import", running.tls("Lists/new"), eml.toString(), "--create"))
                .isZero();
        assertThat(messages("Lists/new")).hasSize(2);
        assertThat(importing(eml)).as("another mailbox has another journal").isZero();
        assertThat(messages("Archive")).hasSize(2);
    }

    @Test
    void tellsProgramsInJson() throws Exception {
        Path eml = emlFolder(2, true);
        assertThat(importing(eml, "--json")).isZero();
        assertThat(running.jsonOut())
                .containsExactly(Map.<String, @Nullable Object>of(
                        "type", "imported",
                        "mailbox", "Archive",
                        "path", eml.toString(),
                        "count", 2L,
                        "octets", 81L,
                        "already", 0L,
                        "refused", 0L));
    }

    @Test
    void whatIsNoSourceIsSaid() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(importing(empty)).isEqualTo(2);
        assertThat(importing(folder.resolve("none"))).isEqualTo(2);
        assertThat(importing(
                        emlFolder(1, true), "--journal", empty.resolve("a/b").toString()))
                .isEqualTo(2);
        assertThat(running.err())
                .contains(empty + " is no Maildir, and has no .eml files\nhint: ")
                .contains("there is no file or folder " + folder.resolve("none") + "\nhint: ")
                .contains("there is no file or folder " + empty.resolve("a/b") + "\nhint: ");
        assertThat(messages("Archive")).isEmpty();
    }
}
