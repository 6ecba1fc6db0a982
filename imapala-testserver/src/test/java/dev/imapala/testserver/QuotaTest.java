package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.testserver.junit.ImapServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ImapServer
class QuotaTest {
    private static final Bytes MESSAGE = Bytes.of("a: b\r\n\r\n" + "x".repeat(1000));

    @Test
    void nothingIsLimitedAtFirst(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("GETQUOTAROOT INBOX"))
                    .containsExactly("* QUOTAROOT INBOX #user/ann", "* QUOTA #user/ann ()");
            assertThat(client.ok("GETQUOTA #user/ann")).containsExactly("* QUOTA #user/ann ()");
        }
    }

    @Test
    void limitsAreSetAllTogether(ImapTestServer server) {
        server.deliver("ann", "INBOX", MESSAGE);
        server.deliver("ann", "Sent", MESSAGE);
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.ok("SETQUOTA #user/ann (STORAGE 10 MESSAGE 3)"))
                    .containsExactly("* QUOTA #user/ann (STORAGE 2 10 MESSAGE 2 3)");
            assertThat(client.ok("SETQUOTA #user/ann (mailbox 9)")).containsExactly("* QUOTA #user/ann (mailbox 6 9)");
            assertThat(client.ok("GETQUOTAROOT x"))
                    .containsExactly("* QUOTAROOT x #user/ann", "* QUOTA #user/ann (mailbox 6 9)");
        }
    }

    @Test
    void appendBeyondTheLimitIsRefused(ImapTestServer server) {
        server.limit("ann", Map.of(QuotaResource.MESSAGE, 1L));
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("APPEND INBOX {1+}\r\nx");
            assertThat(client.tagged("APPEND INBOX {1+}\r\nx")).startsWith("T NO [OVERQUOTA] ");
            server.limit("ann", Map.of());
            client.ok("APPEND INBOX {1+}\r\nx");
        }
    }

    @Test
    void severalMessagesCountTogether(ImapTestServer server) {
        server.limit("ann", Map.of(QuotaResource.MESSAGE, 2L));
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND INBOX {1+}\r\nx {1+}\r\ny {1+}\r\nz"))
                    .startsWith("T NO [OVERQUOTA] ");
            assertThat(client.ok("STATUS INBOX (MESSAGES)")).containsExactly("* STATUS INBOX (MESSAGES 0)");
            client.ok("APPEND INBOX {1+}\r\nx {1+}\r\ny");
            assertThat(client.tagged("APPEND INBOX {1+}\r\nz")).startsWith("T NO [OVERQUOTA] ");
        }
    }

    @Test
    void whatIsMadeOfOtherMessagesCountsAsWhatItIs(ImapTestServer server) {
        server.deliver("ann", "INBOX", MESSAGE);
        server.limit("ann", Map.of(QuotaResource.STORAGE, 2L));
        try (RawClient client = RawClient.select(server)) {
            String piece = "URL \"/INBOX/;uid=1\"";
            assertThat(client.tagged("APPEND Sent CATENATE (" + piece + " " + piece + ")"))
                    .startsWith("T NO [OVERQUOTA] ");
            client.ok("APPEND Sent CATENATE (" + piece + ")");
        }
    }

    @Test
    void copyBeyondTheLimitIsRefusedAndMoveIsNot(ImapTestServer server) {
        server.deliver("ann", "INBOX", MESSAGE);
        server.deliver("ann", "INBOX", MESSAGE);
        server.limit("ann", Map.of(QuotaResource.STORAGE, 3L));
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.tagged("COPY 1:2 Sent")).startsWith("T NO [OVERQUOTA] ");
            assertThat(client.ok("STATUS Sent (MESSAGES)")).containsExactly("* STATUS Sent (MESSAGES 0)");
            client.ok("COPY 1 Sent");
            client.ok("MOVE 2 Sent");
        }
    }

    @Test
    void whoHasTooMuchAlreadyMayHaveNoMore(ImapTestServer server) {
        server.deliver("ann", "INBOX", MESSAGE);
        server.limit("ann", Map.of(QuotaResource.STORAGE, 0L));
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.tagged("COPY 1 Sent")).startsWith("T NO [OVERQUOTA] ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GETQUOTA x", "SETQUOTA x ()", "SETQUOTA #user/ann (X-OTHER 1)"})
    void otherRootsAndResourcesAreRefused(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T NO [");
        }
    }

    @Test
    void otherResourcesCannotBeLimited(ImapTestServer server) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.limit("ann", Map.of(QuotaResource.ANNOTATION_STORAGE, 1L)));
    }

    @Test
    void withoutTheCapabilityNothingIsRefused() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.QUOTA)
                        .start();
                RawClient client = RawClient.logIn(server)) {
            server.limit("ann", Map.of(QuotaResource.MESSAGE, 0L));
            client.ok("APPEND INBOX {1+}\r\nx");
            assertThat(client.tagged("GETQUOTAROOT INBOX")).startsWith("T BAD ").contains("does not offer");
        }
    }
}
