package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.Bytes;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.SampleMail;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static ImapTestServer start() {
        return ImapTestServer.builder().user("ann", "secret").start();
    }

    private static List<String> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("imapala-testserver-"))
                .toList();
    }

    @Test
    void closeEndsAllSessionsAndThreads() throws Exception {
        List<String> before = serverThreads();
        List<RawClient> clients = new ArrayList<>();
        ImapTestServer server = start();
        for (int i = 0; i < 5; i++) {
            clients.add(RawClient.select(server));
        }
        clients.get(0).send("IDLE");
        clients.get(1).raw("x APPEND INBOX {100}\r\nhalf");
        clients.add(RawClient.dialTls(server, server.certificate().clientContext()));
        assertThat(server.awaitSessions(all -> all.stream().anyMatch(SessionView::idling), PATIENCE))
                .isTrue();
        server.close();
        assertThat(serverThreads()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(server.sessions()).isEmpty();
        server.close();
        clients.forEach(RawClient::close);
    }

    @Test
    void closedServerAcceptsNobody() {
        ImapTestServer server = start();
        server.close();
        assertThatThrownBy(() -> RawClient.dial(server)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void clientThatGoesAwayEndsItsSession() throws Exception {
        try (ImapTestServer server = start()) {
            RawClient.select(server).close();
            assertThat(server.awaitSessions(List::isEmpty, PATIENCE)).isTrue();
            server.deliver("ann", "INBOX", Bytes.of("x"));
        }
    }

    @Test
    void clientThatGoesAwayWhileIdlingEndsItsSession() throws Exception {
        try (ImapTestServer server = start()) {
            RawClient client = RawClient.select(server);
            client.send("IDLE");
            assertThat(server.awaitSessions(all -> all.stream().anyMatch(SessionView::idling), PATIENCE))
                    .isTrue();
            client.close();
            assertThat(server.awaitSessions(List::isEmpty, PATIENCE)).isTrue();
        }
    }

    @Test
    void portThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ImapTestServerBuilder builder = ImapTestServer.builder().port(taken.getLocalPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port 0");
        }
    }

    @Test
    void contextOfSomebodyElseHasNoCertificate() {
        ServerCertificate certificate = ServerCertificate.forLocalhost();
        try (ImapTestServer server =
                ImapTestServer.builder().tls(certificate.serverContext()).start()) {
            assertThatIllegalStateException().isThrownBy(server::certificate).withMessageContaining("SSLContext");
        }
    }

    @Test
    void serverPrintsItsPortsAndUsersButNoPassword() {
        try (ImapTestServer server = start()) {
            assertThat(server)
                    .asString()
                    .contains(String.valueOf(server.tlsPort()), "ann")
                    .doesNotContain("secret");
        }
    }

    @Test
    void nobodyHasSpokenYet() {
        try (ImapTestServer server = start()) {
            assertThat(server.transcript().lines()).isEmpty();
        }
    }

    @Test
    void sampleMailIsServedAsItWasGenerated() {
        List<GeneratedMessage> mail = SampleMail.seeded(9).messages(300).toList();
        try (ImapTestServer server = start()) {
            mail.forEach(message -> server.deliver("ann", "INBOX", message));
            try (RawClient client = RawClient.select(server)) {
                List<String> sizes = client.ok("FETCH 1:* RFC822.SIZE");
                assertThat(client.ok("FETCH 1:* (ENVELOPE BODYSTRUCTURE BODY INTERNALDATE)"))
                        .hasSize(300);
                for (int i = 0; i < mail.size(); i++) {
                    assertThat(sizes.get(i))
                            .isEqualTo("* " + (i + 1) + " FETCH (RFC822.SIZE "
                                    + mail.get(i).bytes().size() + ")");
                }
            }
            assertThat(server.mailbox("ann", "INBOX").messages())
                    .extracting(MessageView::content)
                    .isEqualTo(mail.stream().map(GeneratedMessage::bytes).toList());
        }
    }
}
