package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Uid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** APPEND of several messages, of binary ones, and of ones made of pieces. */
class AppendingTest {
    private ImapTestServer server;
    private long validity;

    @BeforeEach
    void start() {
        server = ImapTestServer.builder()
                .user("ann", "secret")
                .with(Capability.of("APPENDLIMIT=50"))
                .start();
        server.deliver("ann", "INBOX", Bytes.of("Subject: x\r\n\r\nbody"));
        validity = server.mailbox("ann", "INBOX").uidValidity();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Bytes content(String mailbox, long uid) {
        return server.mailbox("ann", mailbox).message(Uid.of(uid)).content();
    }

    @Test
    void severalMessagesHaveUidsInTheirOrder() {
        try (RawClient client = RawClient.logIn(server)) {
            long sent = server.mailbox("ann", "Sent").uidValidity();
            assertThat(client.tagged("APPEND Sent {3+}\r\none (\\Seen) {3+}\r\ntwo"))
                    .isEqualTo("T OK [APPENDUID " + sent + " 1:2] APPEND completed");
            assertThat(content("Sent", 1)).isEqualTo(Bytes.of("one"));
            assertThat(server.mailbox("ann", "Sent").message(Uid.of(2)).flags()).containsExactly(Flag.SEEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APPEND Sent {3+}\r\none {0+}\r\n",
                "APPEND Sent {3+}\r\none {51+}\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "APPEND Sent {3+}\r\none CATENATE (URL /INBOX/;UID=9)"
            })
    void noneIsAppendedIfOneCannotBe(String command) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged(command)).startsWith("T NO ");
            assertThat(server.mailbox("ann", "Sent").messages()).isEmpty();
        }
    }

    @Test
    void limitIsThatOfTheCapability() {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND Sent {51+}\r\n" + "x".repeat(51))).startsWith("T NO [TOOBIG] ");
            assertThat(client.tagged("APPEND Sent {50+}\r\n" + "x".repeat(50))).startsWith("T OK ");
        }
    }

    @Test
    void binaryMessagesHaveAnyOctets() {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND Sent ~{3+}\r\na\0b")).startsWith("T OK ");
            assertThat(content("Sent", 1)).isEqualTo(Bytes.of("a\0b"));
            assertThat(client.tagged("APPEND Sent {3+}\r\na\0b")).startsWith("T BAD ");
        }
    }

    @Test
    void utf8HasAFormOfItsOwn() {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND Sent UTF8 (~{3+}\r\nabc)")).startsWith("T OK ");
            assertThat(content("Sent", 1)).isEqualTo(Bytes.of("abc"));
        }
    }

    @Test
    void messageIsMadeOfPieces() {
        try (RawClient client = RawClient.logIn(server)) {
            String url = "/INBOX;UIDVALIDITY=" + validity + "/;UID=1";
            assertThat(client.tagged("APPEND Sent (\\Draft) CATENATE (TEXT {2+}\r\n> URL \"" + url
                            + "/;SECTION=TEXT\" URL " + url + "/;SECTION=1/;PARTIAL=1.2 TEXT {1+}\r\n!)"))
                    .startsWith("T OK [APPENDUID ");
            assertThat(content("Sent", 1)).isEqualTo(Bytes.of("> bodyod!"));
        }
    }

    @Test
    void selectedMailboxIsTheBaseOfShortAddresses() {
        try (RawClient client = RawClient.select(server)) {
            assertThat(client.tagged("APPEND Sent CATENATE (URL /;UID=1)")).startsWith("T OK ");
            assertThat(content("Sent", 1)).isEqualTo(content("INBOX", 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/INBOX/;UID=2",
                "/INBOX;UIDVALIDITY=1/;UID=1",
                "/INBOX/;UID=1/;SECTION=2",
                "/Missing/;UID=1",
                "imap://other.example/INBOX/;UID=1",
                "/;UID=1"
            })
    void urlOfNothingIsTold(String url) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("APPEND Sent CATENATE (URL " + url + ")"))
                    .startsWith("T NO [BADURL " + url + "] ");
        }
    }
}
