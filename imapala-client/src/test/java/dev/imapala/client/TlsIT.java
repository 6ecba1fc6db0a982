package dev.imapala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import dev.imapala.testserver.ServerCertificate;
import java.io.IOException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
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

    private void with(TlsOptions options) {
        client.close();
        client = ImapClient.builder().tls(options).build();
    }

    private void succeeds() {
        for (ServerAddress address : List.of(tls(), startTls())) {
            try (BlockingSession session = client.blocking().connect(address, ANN)) {
                assertThat(session.isOpen()).isTrue();
            }
        }
    }

    private String fingerprint() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(server.certificate().certificate().getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    @Test
    void keyStoreIsTrusted() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ours", server.certificate().authority());
        with(TlsOptions.DEFAULT.trust(store));
        succeeds();
    }

    @Test
    void pinnedCertificateIsEnoughWhoeverIssuedIt() throws Exception {
        with(TlsOptions.DEFAULT.pin("00".repeat(32)).pin(fingerprint()));
        succeeds();
        with(TlsOptions.DEFAULT.pin(fingerprint().replace(":", "").toLowerCase(Locale.ROOT)));
        succeeds();
    }

    @Test
    void pinnedCertificateMayBeForAnotherHost() throws Exception {
        restart(ServerCertificate.forHosts("imap.example.org"));
        with(TlsOptions.DEFAULT.pin(fingerprint()));
        succeeds();
    }

    @Test
    void otherCertificateThanThePinnedOneIsRefusedThoughItsIssuerIsTrusted() throws Exception {
        with(TlsOptions.DEFAULT.trust(server.certificate().authority()).pin("AB".repeat(32)));
        for (ServerAddress address : List.of(tls(), startTls())) {
            assertThatThrownBy(connecting(address))
                    .isInstanceOf(TlsException.class)
                    .hasMessageContaining("not among those that are pinned")
                    .hasMessageContaining(fingerprint().replace(":", ""));
        }
        assertThat(server.transcript().toString()).doesNotContain(" AUTHENTICATE ");
    }

    @Test
    void versionsOfTlsCanBeChosen() {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            with(TlsOptions.DEFAULT.trust(server.certificate().authority()).protocols(version));
            succeeds();
            assertThat(server.transcript().toString()).contains(version);
        }
    }

    @Test
    void noVersionInCommonIsTold() throws Exception {
        SSLContext context = server.certificate().serverContext();
        SSLServerSocketFactory factory = context.getServerSocketFactory();
        try (SSLServerSocket old = (SSLServerSocket) factory.createServerSocket(0, 5, null)) {
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            Thread accepting = new Thread(() -> accept(old));
            accepting.setDaemon(true);
            accepting.start();
            with(TlsOptions.DEFAULT.trust(server.certificate().authority()).protocols("TLSv1.3"));
            assertThatThrownBy(connecting(ServerAddress.tls("localhost", old.getLocalPort())))
                    .isInstanceOf(TlsException.class)
                    .hasMessageContaining("no version or cipher in common");
        }
    }

    private static void accept(SSLServerSocket listening) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            // that is what the client is told
        }
    }

    @Test
    void contextOfOnesOwnDecides() {
        with(TlsOptions.of(server.certificate().clientContext()));
        succeeds();
        with(TlsOptions.of(ServerCertificate.forLocalhost().clientContext()));
        assertThatThrownBy(connecting(tls())).isInstanceOf(TlsException.class);
    }

    @Test
    void contextOfOnesOwnStillHasTheHostChecked() {
        restart(ServerCertificate.forHosts("imap.example.org"));
        with(TlsOptions.of(server.certificate().clientContext()).protocols("TLSv1.3"));
        assertThatThrownBy(connecting(tls())).isInstanceOf(TlsException.class).hasStackTraceContaining("localhost");
    }

    @Test
    void optionsThatCannotBeAreRefused() throws Exception {
        TlsOptions own = TlsOptions.of(SSLContext.getDefault());
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        assertThatIllegalArgumentException().isThrownBy(() -> own.pin("AB".repeat(32)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.trust(server.certificate().authority()));
        assertThatIllegalArgumentException().isThrownBy(() -> TlsOptions.DEFAULT.pin("AB:CD"));
        assertThatIllegalArgumentException().isThrownBy(() -> TlsOptions.DEFAULT.protocols(new String[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> TlsOptions.DEFAULT.protocols("TLSv9"));
        assertThatIllegalArgumentException().isThrownBy(() -> TlsOptions.DEFAULT.trust(empty));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsOptions.DEFAULT.clientCertificate(empty, new char[] {'x'}));
        assertThatIllegalArgumentException().isThrownBy(() -> TlsOptions.DEFAULT.trust(KeyStore.getInstance("PKCS12")));
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
