package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Rights;
import dev.imapala.testserver.junit.ImapServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ImapServer
class AclTest {
    @Test
    void ownerHasAllRights(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("MYRIGHTS INBOX")).containsExactly("* MYRIGHTS INBOX lrswipkxteacd");
            assertThat(client.ok("GETACL INBOX")).containsExactly("* ACL INBOX ann lrswipkxteacd");
        }
    }

    @Test
    void rightsAreSetAddedRemovedAndDeleted(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SETACL INBOX bob lrswida");
            assertThat(client.ok("GETACL INBOX")).containsExactly("* ACL INBOX ann lrswipkxteacd bob lrswiaetd");
            client.ok("SETACL INBOX bob -awet");
            client.ok("SETACL INBOX bob +p");
            assertThat(client.ok("GETACL INBOX")).containsExactly("* ACL INBOX ann lrswipkxteacd bob lrsip");
            client.ok("SETACL INBOX -bob r");
            client.ok("DELETEACL INBOX bob");
            assertThat(client.ok("GETACL INBOX")).containsExactly("* ACL INBOX ann lrswipkxteacd -bob r");
            client.ok("SETACL INBOX -bob \"\"");
            assertThat(client.ok("GETACL INBOX")).containsExactly("* ACL INBOX ann lrswipkxteacd");
        }
    }

    @Test
    void ownerAlwaysAdministers(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("DELETEACL INBOX ann");
            assertThat(client.ok("MYRIGHTS INBOX")).containsExactly("* MYRIGHTS INBOX la");
            assertThat(client.ok("LISTRIGHTS INBOX ann"))
                    .containsExactly("* LISTRIGHTS INBOX ann la r s w i p k x t e c d");
            assertThat(client.ok("LISTRIGHTS INBOX bob"))
                    .containsExactly("* LISTRIGHTS INBOX bob \"\" l r s w i p k x t e a c d");
            client.ok("SETACL INBOX anyone r");
            assertThat(client.ok("MYRIGHTS INBOX")).containsExactly("* MYRIGHTS INBOX lar");
            client.ok("SETACL INBOX -ann r");
            assertThat(client.ok("MYRIGHTS INBOX")).containsExactly("* MYRIGHTS INBOX la");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT Sent | r",
                "EXAMINE Sent | r",
                "STATUS Sent (MESSAGES) | r",
                "COPY 1 Sent | i",
                "MOVE 1 Sent | i"
            })
    void whatThereIsNoRightToIsRefused(String command, String right, ImapTestServer server) {
        deliver(server);
        try (RawClient client = RawClient.select(server)) {
            server.restrict("ann", "Sent", Rights.ALL.without(Rights.of(right)));
            assertThat(client.tagged(command)).startsWith("T NO [NOPERM] you lack the right " + right);
            server.restrict("ann", "Sent", Rights.of(right));
            assertThat(client.tagged(command)).startsWith("T OK ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE Sent/x | k",
                "CREATE Sent/x/y/z | k",
                "RENAME Drafts Sent/x | k",
                "RENAME Sent Other | x",
                "DELETE Sent | x"
            })
    void whoeverNamesMailboxesNeedsARight(String command, String right, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            server.restrict("ann", "Sent", Rights.ALL.without(Rights.of(right)));
            assertThat(client.tagged(command)).startsWith("T NO [NOPERM] you lack the right " + right + " on Sent");
            assertThat(client.ok("LIST \"\" Sent")).hasSize(1);
            server.restrict("ann", "Sent", Rights.of(right));
            assertThat(client.tagged(command)).startsWith("T OK ");
        }
    }

    @Test
    void nearestMailboxAboveDecides(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("CREATE Sent/x");
            server.restrict("ann", "Sent", Rights.NONE);
            client.ok("CREATE Sent/x/y");
            client.ok("CREATE Elsewhere/y");
        }
    }

    @Test
    void appendingNeedsARightToo(ImapTestServer server) {
        server.restrict("ann", "Sent", Rights.ALL.without(Rights.INSERT));
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND Sent {1+}\r\nx")).startsWith("T NO [NOPERM] you lack the right i");
        }
    }

    private static void deliver(ImapTestServer server) {
        server.deliver("ann", "INBOX", Bytes.of("a: b\r\n\r\nc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXPUNGE | e",
                "UID EXPUNGE 1 | e",
                "MOVE 1 Sent | t",
                "STORE 1 +FLAGS (\\Seen) | s",
                "STORE 1 +FLAGS (\\Deleted) | t",
                "STORE 1 -FLAGS.SILENT ($x) | w",
                "STORE 1 FLAGS (\\Draft \\Draft) | w"
            })
    void whatThereIsNoRightToOnTheSelectedMailboxIsRefused(String command, String right, ImapTestServer server) {
        deliver(server);
        try (RawClient client = RawClient.select(server)) {
            server.restrict("ann", "INBOX", Rights.ALL.without(Rights.of(right)));
            assertThat(client.tagged(command)).startsWith("T NO [NOPERM] you lack the right " + right);
            server.restrict("ann", "INBOX", Rights.of("rte").and(Rights.of(right)));
            assertThat(client.tagged(command)).startsWith("T OK ");
        }
    }

    @Test
    void oneFlagOfSeveralIsEnough(ImapTestServer server) {
        deliver(server);
        server.restrict("ann", "INBOX", Rights.READ.and(Rights.KEEP_SEEN));
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.ok("STORE 1 +FLAGS (\\Seen \\Draft)"))
                    .containsExactly("* 1 FETCH (FLAGS (\\Seen \\Recent))");
            assertThat(client.tagged("STORE 1 +FLAGS (\\Draft)")).startsWith("T NO [NOPERM]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SETACL INBOX bob q", "SETACL INBOX bob L", "SETACL INBOX bob", "SETACL INBOX \"\" l"})
    void rightsThatAreNotKnownAreBad(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T BAD ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SETACL x bob l", "GETACL x", "MYRIGHTS x", "LISTRIGHTS x bob", "DELETEACL x bob"})
    void mailboxMustExist(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T NO [NONEXISTENT] ");
        }
    }

    @Test
    void withoutTheCapabilityNothingIsRefused() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.ACL)
                        .start();
                RawClient client = RawClient.logIn(server)) {
            server.restrict("ann", "INBOX", Rights.NONE);
            assertThat(client.tagged("SELECT INBOX")).startsWith("T OK ");
            assertThat(client.tagged("GETACL INBOX")).startsWith("T BAD ").contains("does not offer");
        }
    }
}
