package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import dev.imapala.testserver.ServerCertificate;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsIT {
    private static final Credentials ANN = Credentials.password("ann", "s3cret");

    private final ImapTestServerBuilder building = ImapTestServer.builder().user("ann", "s3cret");
    private ImapTestServer server = building.start();
    private final ImapClient.Builder clientBuilding = ImapClient.builder();
    private ImapClient client = clientBuilding.build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void restart(ServerCertificate certificate) {
        server.close();
        server = building.certificate(certificate).start();
    }

    private void trust() {
        client.close();
        client = clientBuilding.trust(server.certificate().authority()).build();
    }

    private ThrowingCallable connecting(ServerAddress address) {
        return () -> client.blocking().connect(address, ANN);
    }

    private ServerAddress tls() {
        return ServerAddress.tls("localhost", server.tlsPort());
    }

    private ServerAddress startTls() {
        return ServerAddress.startTls("localhost", server.port());
    }

    @Test
    void trustedCertificateMakesASession() {
        trust();
        try (BlockingSession session = client.blocking().connect(tls(), ANN)) {
            assertThat(session.isOpen()).isTrue();
            assertThat(server.sessions()).hasSize(1);
        }
    }

    @Test
    void startTlsMakesASession() {
        trust();
        try (BlockingSession session = client.blocking().connect(startTls(), ANN)) {
            session.noop();
            assertThat(server.transcript().toString()).contains("STARTTLS");
        }
    }

    @Test
    void unknownIssuerIsNamedWithTheRemedy() {
        assertThatThrownBy(connecting(tls()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("localhost:" + server.tlsPort())
                .hasMessageContaining("issued by")
                .hasMessageContaining("ImapClient.builder().trust");
    }

    @Test
    void unknownIssuerIsRefusedWithStartTlsToo() {
        assertThatThrownBy(connecting(startTls()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("does not trust");
    }

    @Test
    void expiredCertificateIsNamed() {
        Instant now = Instant.now();
        restart(ServerCertificate.forLocalhost()
                .validBetween(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2))));
        trust();
        assertThatThrownBy(connecting(tls()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("expired on ")
                .hasMessageContaining("renew");
    }

    @Test
    void certificateOfTheFutureIsNamed() {
        Instant now = Instant.now();
        restart(ServerCertificate.forLocalhost()
                .validBetween(now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(9))));
        trust();
        assertThatThrownBy(connecting(tls())).isInstanceOf(TlsException.class).hasMessageContaining("clock");
    }

    @Test
    void wrongHostIsNamedWithTheNamesThatTheCertificateHas() {
        restart(ServerCertificate.forHosts("imap.example.org", "mail.example.org"));
        trust();
        assertThatThrownBy(connecting(tls()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("not for \"localhost\"")
                .hasMessageContaining("imap.example.org, mail.example.org");
    }

    @Test
    void portWithoutTlsIsNamed() {
        trust();
        assertThatThrownBy(connecting(ServerAddress.tls("localhost", server.port())))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("does not speak TLS on this port")
                .hasMessageContaining("STARTTLS");
    }

    @Test
    void serverWithoutStartTlsGetsNoCredentials() {
        server.close();
        server = building.capabilities("IMAP4rev1", "AUTH=PLAIN").start();
        trust();
        assertThatThrownBy(connecting(startTls())).isInstanceOf(TlsException.class);
        assertThat(server.transcript().toString())
                .doesNotContain("AUTHENTICATE")
                .doesNotContain("LOGIN");
    }

    @Test
    void plaintextWorksByItsLoudNameOnly() {
        try (BlockingSession session =
                client.blocking().connect(ServerAddress.insecurePlaintext("localhost", server.port()), ANN)) {
            session.noop();
            assertThat(server.transcript().toString()).doesNotContain("STARTTLS\r");
        }
    }
}
