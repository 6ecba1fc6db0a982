package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import dev.imapala.testserver.junit.ImapServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ImapServer
class CompressTest {
    @Test
    void everythingBehindTheAnswerIsCompressed(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("compress deflate")).isEqualTo("T OK DEFLATE active");
            client.compress();
            String body = "It is the same all the time. ".repeat(1000);
            client.ok("APPEND INBOX {" + body.length() + "+}\r\n" + body);
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1 BODY.PEEK[]").get(0)).contains(body);
            assertThat(client.tagged("NOOP")).isEqualTo("T OK NOOP completed");
        }
    }

    @Test
    void newsReachAnIdlingClientAtOnce(ImapTestServer server) {
        try (RawClient client = RawClient.select(server)) {
            client.ok("COMPRESS DEFLATE");
            client.compress();
            client.send("IDLE");
            assertThat(client.line()).startsWith("+ ");
            server.deliver("ann", "INBOX", Bytes.of("a: b\r\n\r\nc"));
            assertThat(client.line()).isEqualTo("* 1 EXISTS");
        }
    }

    @Test
    void faultsHitThePlainOctets(ImapTestServer server) {
        server.faults().on(Moment.command("NOOP"), Fault.split(1));
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("COMPRESS DEFLATE");
            client.compress();
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
        }
    }

    @Test
    void secondTimeIsRefused(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("COMPRESS DEFLATE");
            client.compress();
            assertThat(client.tagged("COMPRESS DEFLATE")).startsWith("T BAD [CLIENTBUG] compression is active");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPRESS LZW", "COMPRESS", "COMPRESS DEFLATE x"})
    void anotherAlgorithmIsNotUnderstood(String command, ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T BAD ");
            assertThat(client.tagged("NOOP")).isEqualTo("T OK NOOP completed");
        }
    }

    @Test
    void canBeTakenAway() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.COMPRESS_DEFLATE)
                        .start();
                RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("COMPRESS DEFLATE")).startsWith("T BAD ").contains("does not offer");
        }
    }

    @Test
    void octetsThatAreNotCompressedEndTheSession(ImapTestServer server) throws IOException {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("COMPRESS DEFLATE");
            client.compress();
            client.endCompression("");
            client.raw("\u00ff\u00ff\u00ff\u00ff a1 NOOP\r\n");
            assertThat(client.endsWithoutAnotherOctet()).isTrue();
        }
    }

    /** The last thing that is compressed is the line of UNAUTHENTICATE; some mark the end of the layer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unauthenticateEndsCompression(boolean marked, ImapTestServer server) throws IOException {
        try (RawClient client = RawClient.logIn(server)) {
            client.ok("COMPRESS DEFLATE");
            client.compress();
            if (marked) {
                client.endCompression("x UNAUTHENTICATE\r\n");
            } else {
                client.raw("x UNAUTHENTICATE\r\n");
                client.endCompression("");
            }
            assertThat(client.until("x")).containsExactly("T OK nobody is logged in");
            client.readPlain();
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T OK ");
            assertThat(client.tagged("COMPRESS DEFLATE")).isEqualTo("T OK DEFLATE active");
        }
    }
}
