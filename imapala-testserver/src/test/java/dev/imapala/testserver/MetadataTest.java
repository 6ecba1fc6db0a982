package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Capability;
import dev.imapala.testserver.junit.ImapServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ImapServer
class MetadataTest {
    @Test
    void valuesAreSetReadAndRemoved(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SETMETADATA INBOX (/shared/comment \"a b\" /private/comment ~{3+}\r\nx\0y)");
            assertThat(client.ok("GETMETADATA INBOX (/shared/comment /private/comment)"))
                    .containsExactly("* METADATA INBOX (/shared/comment \"a b\" /private/comment ~{3}\r\nx\0y)");
            client.ok("SETMETADATA INBOX (/shared/comment NIL)");
            assertThat(client.ok("GETMETADATA INBOX /shared/comment"))
                    .containsExactly("* METADATA INBOX (/shared/comment NIL)");
        }
    }

    @Test
    void serverHasAnnotationsOfItsOwn(ImapTestServer server) {
        server.addUser("bob", "secret");
        try (RawClient ann = RawClient.logIn(server);
                RawClient bob = RawClient.connect(server)) {
            bob.ok("LOGIN bob secret");
            ann.ok("SETMETADATA \"\" (/shared/comment x /private/comment \"mine\")".replace(" x ", " \"x\" "));
            assertThat(bob.ok("GETMETADATA \"\" (/shared/comment /private/comment /shared/admin)"))
                    .containsExactly("* METADATA \"\" (/shared/comment \"x\" /private/comment NIL"
                            + " /shared/admin \"mailto:postmaster@localhost\")");
            assertThat(ann.tagged("SETMETADATA \"\" (/shared/admin \"x\")")).startsWith("T NO [NOPERM] ");
        }
    }

    @Test
    void depthTellsWhatIsBelow(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SETMETADATA INBOX (/private/a \"1\" /private/a/b \"2\" /private/a/b/c \"3\" /private/ab \"4\")");
            assertThat(client.ok("GETMETADATA (DEPTH 1) INBOX /private/a"))
                    .containsExactly("* METADATA INBOX (/private/a \"1\" /private/a/b \"2\")");
            assertThat(client.ok("GETMETADATA (DEPTH infinity) INBOX (/private/a /shared)"))
                    .containsExactly("* METADATA INBOX (/private/a \"1\" /private/a/b \"2\" /private/a/b/c \"3\")");
            assertThat(client.ok("GETMETADATA (DEPTH infinity) INBOX /shared")).isEmpty();
        }
    }

    @Test
    void longValuesAreLeftOut(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("SETMETADATA INBOX (/private/a \"12345\" /private/b \"123\")");
            assertThat(client.command("GETMETADATA (MAXSIZE 3) INBOX (/private/a /private/b)"))
                    .containsExactly(
                            "* METADATA INBOX (/private/b \"123\")",
                            "T OK [METADATA LONGENTRIES 5] there are longer values");
        }
    }

    @Test
    void valuesThatAreTooLongOrTooManyChangeNothing(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            String large = "{65537+}\r\n" + "x".repeat(65537);
            assertThat(client.tagged("SETMETADATA INBOX (/private/a \"1\" /private/b " + large + ")"))
                    .startsWith("T NO [METADATA MAXSIZE 65536] ");
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 101; i++) {
                many.append(" /private/").append(i).append(" \"x\"");
            }
            assertThat(client.tagged("SETMETADATA INBOX (" + many.substring(1) + ")"))
                    .startsWith("T NO [METADATA TOOMANY] ");
            assertThat(client.tagged("SETMETADATA \"\" (/shared/a \"1\"" + many + ")"))
                    .startsWith("T NO [METADATA TOOMANY] ");
            assertThat(client.ok("GETMETADATA (DEPTH infinity) INBOX /private")).isEmpty();
            assertThat(client.ok("GETMETADATA \"\" /shared/a")).containsExactly("* METADATA \"\" (/shared/a NIL)");
        }
    }

    @Test
    void changesOfOthersAreToldToThoseWhoWantToKnow(ImapTestServer server) {
        try (RawClient author = RawClient.logIn(server);
                RawClient other = RawClient.logIn(server);
                RawClient silent = RawClient.logIn(server)) {
            author.ok("ENABLE METADATA");
            assertThat(other.ok("ENABLE METADATA")).containsExactly("* ENABLED METADATA");
            assertThat(author.ok("SETMETADATA INBOX (/shared/comment \"x\" /private/comment \"y\")"))
                    .isEmpty();
            author.ok("SETMETADATA \"\" (/shared/comment \"x\" /private/comment \"y\")");
            assertThat(other.ok("NOOP"))
                    .containsExactly(
                            "* METADATA INBOX /shared/comment /private/comment",
                            "* METADATA \"\" /private/comment",
                            "* METADATA \"\" /shared/comment");
            assertThat(other.ok("NOOP")).isEmpty();
            assertThat(silent.ok("NOOP")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GETMETADATA x /shared/comment", "SETMETADATA x (/shared/comment NIL)"})
    void mailboxMustExist(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T NO [NONEXISTENT] ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GETMETADATA INBOX /comment",
                "GETMETADATA INBOX /shared//x",
                "SETMETADATA INBOX (/shared/x* NIL)",
                "SETMETADATA INBOX ()"
            })
    void namesThatAreNoneAreBad(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T BAD ");
        }
    }

    @Test
    void serverMayHaveAnnotationsOfItsOwnOnly() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .capabilities("IMAP4rev1", "METADATA-SERVER")
                        .start();
                RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("GETMETADATA \"\" /shared/x")).containsExactly("* METADATA \"\" (/shared/x NIL)");
            assertThat(client.tagged("GETMETADATA INBOX /shared/x"))
                    .startsWith("T BAD ")
                    .contains("does not offer");
        }
    }

    @Test
    void canBeTakenAway() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.METADATA)
                        .start();
                RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("GETMETADATA INBOX /shared/x"))
                    .startsWith("T BAD ")
                    .contains("does not offer");
        }
    }
}
