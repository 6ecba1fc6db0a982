package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ProxyServer;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsOptions;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.sasl.SaslMechanisms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectingIT extends ExampleSetting {
    @Test
    void firstLinesWithFutures() throws InterruptedException {
        deliver("one", "two");
        // tag::first-futures
        CompletableFuture<Void> done = client.connect(address, ann)
                .thenCompose(session -> session.select("INBOX"))
                .thenCompose(inbox -> inbox.fetch(inbox.newest(10), Fetch.items(UID, ENVELOPE))
                        .toList())
                .thenAccept(messages ->
                        messages.forEach(message -> show(message.get(ENVELOPE).subject())));
        // end::first-futures
        await(done);
        assertThat(shown(2)).containsExactly("one", "two");
    }

    @Test
    void firstLinesThatWait() throws InterruptedException {
        deliver("one", "two");
        // tag::first-blocking
        try (BlockingSession session = client.blocking().connect(address, ann);
                BlockingMailbox inbox = session.select("INBOX")) {
            for (FetchedMessage message : inbox.fetch(inbox.newest(10), Fetch.items(UID, ENVELOPE))) {
                show(message.get(ENVELOPE).subject());
            }
        }
        // end::first-blocking
        assertThat(shown(2)).containsExactly("one", "two");
    }

    @Test
    void waysToConnect() throws InterruptedException {
        String host = server.host();
        int port = server.port();
        int tlsPort = server.tlsPort();
        // tag::addresses
        ServerAddress tls = ServerAddress.tls(host, tlsPort);
        ServerAddress startTls = ServerAddress.startTls(host, port);
        ServerAddress open = ServerAddress.insecurePlaintext(host, port);
        // end::addresses
        for (ServerAddress way : List.of(tls, startTls, open)) {
            await(client.connect(way, ann).thenCompose(ImapSession::logout));
        }
        assertThat(server.awaitSessions(List::isEmpty, PATIENCE)).isTrue();
    }

    @Test
    void waysToLogIn() {
        char[] typed = "secret".toCharArray();
        Secret kept = Secret.of("secret");
        // tag::credentials
        Credentials best = Credentials.password("ann", typed);
        Credentials plain = Credentials.plain("ann", kept);
        Credentials login = Credentials.login("ann", kept);
        // end::credentials
        for (Credentials way : List.of(best, plain, login)) {
            await(client.connect(address, way).thenCompose(ImapSession::logout));
        }
        assertThat(best).hasToString("Credentials[BEST ann ***]");
    }

    /** Stands for whoever has tokens. */
    private interface Tokens {
        CompletionStage<Secret> current();
    }

    @Test
    void mechanisms() {
        Secret kept = Secret.of("secret");
        server.setTokens("ann", "t0ken");
        Tokens tokens = () -> CompletableFuture.completedFuture(Secret.of("t0ken"));
        // tag::mechanisms
        Credentials scram = Credentials.scram("ann", "secret");
        Credentials oauth = Credentials.oauth("ann", () -> tokens.current());
        Credentials own = Credentials.sasl("ann", SaslMechanisms.cramMd5("ann", kept));
        // end::mechanisms
        for (Credentials way : List.of(scram, oauth, own)) {
            await(client.connect(address, way).thenCompose(ImapSession::logout));
        }
        assertThat(server.transcript().lines()).anyMatch(line -> line.contains("CRAM-MD5"));
    }

    @Test
    void privateAuthority(@TempDir Path folder) throws IOException, CertificateException {
        Path file = Files.writeString(
                folder.resolve("authority.pem"), server.certificate().authorityPem());
        // tag::private-authority
        X509Certificate authority;
        try (InputStream pem = Files.newInputStream(file)) {
            authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
        try (ImapClient client = ImapClient.builder().trust(authority).build()) {
            show(client.connect(address, ann).join().capabilities());
        }
        // end::private-authority
        assertThat(server.transcript().lines()).isNotEmpty();
    }

    @Test
    void pinnedCertificate() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(server.certificate().certificate().getEncoded());
        String fingerprint = HexFormat.ofDelimiter(":").formatHex(digest);
        // tag::tls-options
        TlsOptions pinned = TlsOptions.DEFAULT.pin(fingerprint).protocols("TLSv1.3");
        try (ImapClient client = ImapClient.builder().tls(pinned).build()) {
            show(client.connect(address, ann).join().capabilities());
        }
        // end::tls-options
        assertThat(server.transcript().lines()).isNotEmpty();
    }

    @Test
    void throughAProxy() {
        // tag::proxy
        ProxyServer proxy = ProxyServer.socks5("localhost", 1).as("ann", "secret of the proxy");
        ImapClient client = ImapClient.builder().proxy(proxy).build();
        // end::proxy
        try (client) {
            assertThatThrownBy(() -> await(client.connect("imap.example.org", ann)))
                    .hasMessageContaining("the proxy localhost:1: ");
        }
    }

    @Test
    void process() {
        int port = server.port();
        List<String> command =
                List.of("bash", "-c", "exec 3<>/dev/tcp/localhost/" + port + "; cat <&3 & cat >&3; kill $!");
        // tag::process
        ServerAddress process = ServerAddress.process(command);
        client.connect(process, ann).thenCompose(ImapSession::logout).join();
        // end::process
        assertThat(server.transcript().lines()).anyMatch(line -> line.contains("LOGOUT"));
    }

    @Test
    void settings() {
        X509Certificate authority = server.certificate().authority();
        // tag::settings
        ImapClient client = ImapClient.builder()
                .trust(authority)
                .connectTimeout(Duration.ofSeconds(5))
                .greetingTimeout(Duration.ofSeconds(10))
                .responseSilence(Duration.ofSeconds(30))
                .idleRefresh(Duration.ofMinutes(20))
                .clientId(Map.of("name", "Archiver", "version", "2.1"))
                .build();
        // end::settings
        try (client) {
            ImapSession session = await(client.connect(address, ann));
            assertThat(session.isOpen()).isTrue();
        }
        assertThat(server.transcript().lines()).anyMatch(line -> line.contains("Archiver"));
    }

    @Test
    void capabilitiesAndGoodbye() throws InterruptedException {
        ImapSession session = session();
        // tag::goodbye
        if (session.capabilities().has(Capability.IDLE)) {
            show("news come at once");
        }
        CompletableFuture<Void> left = session.logout();
        // end::goodbye
        await(left);
        assertThat(shown(1)).containsExactly("news come at once");
        assertThat(session.isOpen()).isFalse();
    }
}
