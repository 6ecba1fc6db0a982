package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Limits;
import dev.imapala.testserver.junit.ImapServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ImapServer
class SessionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROBNICATE",
                "FETCH",
                "FETCH x FLAGS",
                "UID NOOP",
                "SELECT",
                "STORE 1 MOREFLAGS ()",
                "CREATE x (SIZE (7))"
            })
    void commandThatIsNotUnderstoodKeepsTheConnection(String command, ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.command(command)).singleElement().asString().startsWith("T BAD ");
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* OK", "(((", "\u00ff\u00fe", "+"})
    void lineThatIsNoCommandKeepsTheConnection(String line, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.raw(line + "\r\n");
            assertThat(client.line()).contains(" BAD ");
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT INBOX",
                "LIST \"\" *",
                "STATUS INBOX (MESSAGES)",
                "APPEND INBOX {1+}\r\nx",
                "ENABLE IMAP4rev2",
                "IDLE",
                "FETCH 1 FLAGS",
                "SEARCH ALL",
                "STORE 1 FLAGS ()",
                "EXPUNGE",
                "CLOSE",
                "UNSELECT"
            })
    void commandOfALaterStateIsRefusedBeforeTheLogin(String command, ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.command(command)).singleElement().asString().startsWith("T BAD [CLIENTBUG] ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FETCH 1 FLAGS", "UID FETCH 1 FLAGS", "SEARCH ALL", "STORE 1 FLAGS ()", "EXPUNGE", "CLOSE"})
    void commandOnMessagesNeedsAMailbox(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.command(command)).singleElement().asString().startsWith("T BAD [CLIENTBUG] ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IDLE",
                "UNSELECT",
                "ID NIL",
                "ENABLE IMAP4rev2",
                "SEARCH RETURN (COUNT) ALL",
                "LIST \"\" * RETURN (CHILDREN)",
                "LIST \"\" * RETURN (STATUS (MESSAGES))",
                "STATUS INBOX (SIZE)"
            })
    void whatIsNotOfferedIsNotUnderstood(String command) {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .capabilities("IMAP4rev1")
                        .start();
                RawClient client = RawClient.select(server)) {
            assertThat(client.tagged(command)).startsWith("T BAD ").contains("does not offer");
        }
    }

    @Test
    void capabilityCanBeTakenAway() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.IMAP4REV2, Capability.IDLE)
                        .start();
                RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("CAPABILITY")).singleElement().asString().doesNotContain("IDLE", "rev2");
            assertThat(client.tagged("IDLE")).startsWith("T BAD ");
        }
    }

    @Test
    void commandsMayComeAllAtOnce(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            client.raw("x LOGIN ann secret\r\ny SELECT INBOX\r\nz UID SEARCH ALL\r\n");
            assertThat(client.line()).startsWith("x OK ");
            assertThat(client.line()).isEqualTo("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)");
            assertThat(client.until("y")).last().asString().startsWith("T OK [READ-WRITE]");
            assertThat(client.until("z")).containsExactly("* SEARCH", "T OK UID SEARCH completed");
        }
    }

    @Test
    void commandsMayComeOctetByOctet(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            for (char c : "x LOGIN {3+}\r\nann secret\r\n".toCharArray()) {
                client.raw(String.valueOf(c));
            }
            assertThat(client.line()).startsWith("x OK ");
        }
    }

    @Test
    void serverSaysWhoItIs(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.ok("ID (\"name\" \"test\" \"version\" NIL)"))
                    .containsExactly("* ID (\"name\" \"Imapala test server\" \"vendor\" \"Imapala\")");
            assertThat(client.ok("ID NIL")).hasSize(1);
        }
    }

    @Test
    void enableTellsWhatIsNew(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("ENABLE X-NOTHING IMAP4rev2")).containsExactly("* ENABLED IMAP4rev2");
            assertThat(client.ok("ENABLE IMAP4rev2")).containsExactly("* ENABLED");
            assertThat(server.sessions())
                    .singleElement()
                    .satisfies(session -> assertThat(session.enabled()).containsExactly(Capability.IMAP4REV2));
            client.ok("SELECT INBOX");
            assertThat(client.tagged("ENABLE IMAP4rev2")).startsWith("T BAD [CLIENTBUG]");
        }
    }

    @Test
    void logoutSaysByeAndEndsTheConnection(ImapTestServer server) throws Exception {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.command("LOGOUT")).containsExactly("* BYE until next time", "T OK LOGOUT completed");
            assertThat(client.rest()).isEmpty();
        }
        assertThat(server.awaitSessions(List::isEmpty, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void tooLargeLiteralIsRefusedBeforeItIsSent() {
        try (ImapTestServer server = withSmallLimits();
                RawClient client = RawClient.logIn(server)) {
            client.raw("x APPEND INBOX {3000}\r\n");
            assertThat(client.line()).startsWith("x NO [TOOBIG] ").contains("maxLiteralBytes");
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    @Test
    void tooLargeLiteralThatIsSentAnywayIsPassedOver() {
        try (ImapTestServer server = withSmallLimits();
                RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND INBOX {3000+}\r\n" + "x NOOP\r\n".repeat(375)))
                    .startsWith("T NO [TOOBIG] ");
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
            assertThat(server.mailbox("ann", "INBOX").messages()).isEmpty();
        }
    }

    @Test
    void tooLongLineIsPassedOver() {
        try (ImapTestServer server = withSmallLimits();
                RawClient client = RawClient.logIn(server)) {
            client.raw("x SEARCH " + "ALL ".repeat(1000) + "\r\n");
            assertThat(client.line()).startsWith("x NO [TOOBIG] ").contains("maxLineBytes");
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    private static ImapTestServer withSmallLimits() {
        Limits small = Limits.DEFAULT.withMaxLineBytes(1024).withMaxLiteralBytes(2000);
        return ImapTestServer.builder().user("ann", "secret").limits(small).start();
    }

    @Test
    void transcriptShowsBothSides(ImapTestServer server) throws IOException {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("APPEND INBOX {7+}\r\na\u001b[2J\r\n");
            client.ok("SELECT INBOX");
            client.ok("FETCH 1 (UID BODY[])");
            assertThat(server.transcript().lines())
                    .contains(
                            "C: a1 LOGIN ***",
                            "C: a2 APPEND INBOX {7+}\\r\\na\\x1b[2J",
                            "C: a4 FETCH 1 (UID BODY[])",
                            "S: * 1 FETCH (UID 1 FLAGS (\\Seen \\Recent) BODY[] {7}",
                            "S: a4 OK FETCH completed")
                    .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
        }
    }

    @Test
    void sessionsAreSeen(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server);
                RawClient other = RawClient.connect(server)) {
            client.ok("EXAMINE Sent");
            other.ok("NOOP");
            assertThat(server.sessions()).hasSize(2);
            SessionView first = server.sessions().get(0);
            assertThat(first.user()).isEqualTo("ann");
            assertThat(first.selected()).hasToString("Sent");
            assertThat(first.readOnly()).isTrue();
            assertThat(first.idling()).isFalse();
            assertThat(first.tls()).isFalse();
            assertThat(server.sessions().get(1).user()).isNull();
        }
    }
}
