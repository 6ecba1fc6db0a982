package dev.imapala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.cli.terminal.Surroundings;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListIT {
    private static final String TREE = """
            MAILBOX     MESSAGES  UNSEEN  NOTES
            INBOX              3       3  subscribed
            Archive            0       0  archive, subscribed
            Drafts             0       0  drafts, subscribed
            Junk               0       0  junk, subscribed
            Lists                         does not exist
            ├─ garden         12      12  subscribed
            │  └─ 2025         0       0  subscribed
            └─ 会議            0       0  subscribed
            Sent               0       0  sent, subscribed
            Trash              0       0  trash, subscribed
            """;

    private final Path folder;
    private ImapTestServer server;
    private Running running;

    ListIT(@TempDir Path folder) {
        this.folder = folder;
        server = serve(builder -> builder);
        running = new Running(server, folder);
    }

    private ImapTestServer serve(UnaryOperator<ImapTestServerBuilder> change) {
        ImapTestServer made = change.apply(ImapTestServer.builder().user(Running.USER, Running.PASSWORD))
                .start();
        made.createMailbox(Running.USER, "Lists/garden");
        made.createMailbox(Running.USER, "Lists/garden/2025");
        made.createMailbox(Running.USER, "Lists/会議");
        deliver(made, "INBOX", 3);
        deliver(made, "Lists/garden", 12);
        return made;
    }

    private void use(UnaryOperator<ImapTestServerBuilder> change) {
        server.close();
        server = serve(change);
        running = new Running(server, folder);
    }

    private static void deliver(ImapTestServer server, String mailbox, int count) {
        for (int i = 0; i < count; i++) {
            server.deliver(Running.USER, mailbox, Bytes.of("Subject: x\r\n\r\n"));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void drawsTheTreeWithUsesAndCounts() {
        assertThat(running.run("list", running.tls(""))).isZero();
        assertThat(running.err()).isEmpty();
        assertThat(running.out()).isEqualTo(TREE);
        assertThat(server.transcript().toString())
                .contains("LIST (", "STATUS (MESSAGES UNSEEN)")
                .doesNotContain(" LSUB ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST-STATUS", "LIST-EXTENDED"})
    void drawsTheSameWhereTheServerHasFewerWays(String capability) {
        use(builder -> builder.without(Capability.IMAP4REV2, Capability.of(capability)));

        assertThat(running.run("list", running.tls(""))).isZero();
        assertThat(running.out()).isEqualTo(TREE);
        assertThat(server.transcript().toString()).contains("STATUS Lists/garden (MESSAGES UNSEEN)");
    }

    @Test
    void asksForCountsOfAllMailboxesTogether() {
        use(builder -> builder.without(Capability.IMAP4REV2, Capability.LIST_STATUS));
        server.faults().on(Moment.command("STATUS"), Fault.delay(Duration.ofMillis(200)));

        assertThat(running.run("list", "--trace", running.tls(""))).isZero();
        List<String> sides = running.err()
                .lines()
                .filter(line -> line.matches(".* (C: \\w+|S: \\*) STATUS .*"))
                .map(line -> line.replaceAll(".* ([CS]): .*", "$1"))
                .toList();
        assertThat(String.join("", sides)).matches("C{9}S{9}");
    }

    @Test
    void countsCanBeLeftOut() {
        assertThat(running.run("list", "--no-counts", running.tls("Lists"))).isZero();
        assertThat(running.out()).isEqualTo("""
                        MAILBOX     NOTES
                        Lists       does not exist
                        ├─ garden   subscribed
                        │  └─ 2025  subscribed
                        └─ 会議     subscribed
                        """);
        assertThat(server.transcript().toString()).doesNotContain("STATUS (");
    }

    @Test
    void patternsSayWhichMailboxes() {
        assertThat(running.run("list", "--names", running.tls(""), "S%", "Lists/%", "*garden"))
                .isZero();
        assertThat(running.out()).isEqualTo("Lists/garden\nLists/会議\nSent\n");
    }

    @Test
    void subscribedOnesCanBeListedAlone() {
        assertThat(running.run("list", "--names", "--subscribed", running.tls("Lists")))
                .isZero();
        assertThat(running.out()).isEqualTo("Lists/garden\nLists/garden/2025\nLists/会議\n");
        assertThat(server.transcript().toString()).contains("LIST (SUBSCRIBED)");
    }

    @Test
    void subscriptionsAreAskedForWhereListDoesNotTellThem() throws Exception {
        try (Scripted scripted = new Scripted()
                .answer("LIST", "* LIST () \"/\" a", "* LIST () \"/\" b", "OK done")
                .answer("LSUB", "* LSUB () \"/\" b", "* LSUB (\\Noselect) \"/\" a", "OK done")
                .start()) {
            assertThat(running.runAsItIs("list", "--names", "--subscribed", scripted.address()))
                    .isZero();
        }
        assertThat(running.out()).isEqualTo("b\n");
    }

    @Test
    void whatMatchesNothingIsSaid() {
        assertThat(running.run("list", running.tls("Nothing"))).isEqualTo(6);
        assertThat(running.err()).startsWith("imapala: there is no mailbox Nothing at localhost\nhint: ");
    }

    @Test
    void tellsProgramsInJson() {
        assertThat(running.run("list", "--json", running.tls("Lists"))).isZero();
        assertThat(running.jsonOut())
                .hasSize(4)
                .element(1)
                .satisfies(line -> assertThat(line)
                        .containsEntry("type", "listed")
                        .containsEntry("mailbox", "Lists/garden")
                        .containsEntry("delimiter", "/")
                        .containsEntry("selectable", true)
                        .containsEntry("subscribed", true)
                        .containsEntry("attributes", List.of("\\HasChildren", "\\Subscribed"))
                        .containsEntry("messages", 12L)
                        .containsEntry("unseen", 12L));
    }

    @Test
    void namesCannotSteerTheTerminal() throws Exception {
        try (Scripted scripted = new Scripted()
                .answer(
                        "LIST",
                        "* LIST () \"/\" \"a/\u202Eb\"",
                        "* LIST (\\Noselect) \"/\" {3}",
                        "x\u001Bz",
                        "* LIST () NIL \"c/d\"",
                        "OK done")
                .answer("LSUB", "NO not today")
                .answer("STATUS", "NO not today")
                .start()) {
            assertThat(running.runAsItIs("list", scripted.address())).isZero();
        }
        assertThat(running.out()).isEqualTo("""
                        MAILBOX     MESSAGES  UNSEEN  NOTES
                        a
                        └─ \\u202Eb
                        c/d
                        x\\x1Bz                        holds no messages
                        """);
        assertThat(running.err()).contains("does not tell what is subscribed: not today");
    }

    @Test
    void theTreeIsPlainWhereTheCharsetIs() {
        Surroundings plain =
                new Surroundings().in(StandardCharsets.US_ASCII).with("IMAPALA_PASSWORD", Running.PASSWORD);

        assertThat(running.in(plain).run("list", "--no-counts", running.tls("Lists")))
                .isZero();
        assertThat(plain.out()).contains("|- garden", "|  `- 2025", "`- ??");
    }

    @Test
    void aLostConnectionIsSaid() {
        use(builder -> builder.without(Capability.IMAP4REV2, Capability.LIST_STATUS));
        server.faults().on(Moment.command("STATUS"), Fault.reset());

        assertThat(running.run("list", running.tls(""))).isEqualTo(7);
        assertThat(running.err()).contains(" is lost: ");
    }

    @Test
    void aRefusalIsSaid() throws Exception {
        try (Scripted scripted = new Scripted().answer("LSUB", "OK done").start()) {
            assertThat(running.runAsItIs("list", scripted.address())).isEqualTo(8);
        }
        assertThat(running.err()).contains("imapala: localhost refuses LIST: not today\nhint: ");
    }
}
