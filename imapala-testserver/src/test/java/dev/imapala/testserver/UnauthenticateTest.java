package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Capability;
import dev.imapala.testserver.junit.ImapServer;
import org.junit.jupiter.api.Test;

@ImapServer
class UnauthenticateTest {
    @Test
    void anotherUserMayLogIn(ImapTestServer server) {
        server.addUser("bob", "secret");
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.command("UNAUTHENTICATE")).containsExactly("T OK nobody is logged in");
            assertThat(client.tagged("SELECT INBOX")).startsWith("T BAD [CLIENTBUG] ");
            assertThat(client.tagged("LOGIN bob secret")).startsWith("T OK ");
            assertThat(server.sessions().get(0).user()).isEqualTo("bob");
        }
    }

    @Test
    void nextLoginMayBeSentAtOnce(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.raw("x UNAUTHENTICATE\r\ny AUTHENTICATE PLAIN AGFubgBzZWNyZXQ=\r\n");
            assertThat(client.line()).isEqualTo("x OK nobody is logged in");
            assertThat(client.line()).startsWith("y OK ");
        }
    }

    @Test
    void whatWasEnabledIsNotAnyMore(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("ENABLE IMAP4rev2")).containsExactly("* ENABLED IMAP4rev2");
            client.ok("UNAUTHENTICATE");
            client.ok("LOGIN ann secret");
            assertThat(client.ok("ENABLE IMAP4rev2")).containsExactly("* ENABLED IMAP4rev2");
        }
    }

    @Test
    void needsALogin(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("UNAUTHENTICATE")).startsWith("T BAD [CLIENTBUG] ");
        }
    }

    @Test
    void canBeTakenAway() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.UNAUTHENTICATE)
                        .start();
                RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("UNAUTHENTICATE")).startsWith("T BAD ").contains("does not offer");
        }
    }
}
