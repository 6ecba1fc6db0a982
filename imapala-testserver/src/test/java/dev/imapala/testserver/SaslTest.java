package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.sasl.AnonymousMessage;
import dev.imapala.protocol.sasl.OAuthBearerMessage;
import dev.imapala.protocol.sasl.SaslExchange;
import dev.imapala.protocol.sasl.SaslMechanism;
import dev.imapala.protocol.sasl.SaslMechanisms;
import dev.imapala.protocol.sasl.ScramHash;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaslTest {
    private static final Secret PASSWORD = Secret.of("pa ss\\w\u00F6rd");
    private static final Secret TOKEN = Secret.of("ya29.token");

    private final ImapTestServer server = ImapTestServer.builder()
            .user("j\u00FCrgen", PASSWORD.reveal().text())
            .user("ann", "secret")
            .token("j\u00FCrgen", TOKEN.reveal().text())
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<SaslMechanism> mechanisms() {
        return all("j\u00FCrgen", PASSWORD, TOKEN);
    }

    static Stream<SaslMechanism> mechanismsWithWrongSecrets() {
        return Stream.concat(
                all("j\u00FCrgen", Secret.of("other"), Secret.of("other")),
                all("nobody-of-this-name", PASSWORD, TOKEN));
    }

    private static Stream<SaslMechanism> all(String user, Secret password, Secret token) {
        return Stream.of(
                SaslMechanisms.plain(user, password),
                SaslMechanisms.login(user, password),
                SaslMechanisms.cramMd5(user, password),
                SaslMechanisms.scram(ScramHash.SHA_1, user, password),
                SaslMechanisms.scram(ScramHash.SHA_256, user, password),
                SaslMechanisms.xoauth2(user, token),
                SaslMechanisms.oauthBearer(new OAuthBearerMessage(user, "localhost", 143, token)));
    }

    private static String base64(Secret message) {
        return Base64.getEncoder().encodeToString(message.reveal().toArray());
    }

    /** Returns the tagged response, having answered what came before. */
    private static String converse(RawClient client, SaslMechanism mechanism, boolean atOnce) {
        SaslExchange exchange = mechanism.begin();
        Optional<Secret> first = exchange.initialResponse();
        boolean sent = atOnce && first.isPresent();
        String initial = sent ? " " + (first.get().reveal().isEmpty() ? "=" : base64(first.get())) : "";
        client.raw("x AUTHENTICATE " + mechanism.name() + initial + "\r\n");
        String line = client.line();
        while (line.startsWith("+ ")) {
            Secret challenge = Secret.of(Bytes.copyOf(Base64.getDecoder().decode(line.substring(2))));
            boolean asked = !sent && first.isPresent() && challenge.reveal().isEmpty();
            client.raw(base64(asked ? first.get() : exchange.answer(challenge)) + "\r\n");
            sent = true;
            line = client.line();
        }
        if (line.startsWith("x OK")) {
            exchange.finish();
        }
        return line;
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void mechanismLogsIn(SaslMechanism mechanism) {
        for (boolean atOnce : new boolean[] {true, false}) {
            try (RawClient client = RawClient.connect(server)) {
                assertThat(converse(client, mechanism, atOnce)).startsWith("x OK [CAPABILITY ");
                assertThat(client.tagged("SELECT INBOX")).startsWith("T OK");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mechanismsWithWrongSecrets")
    void wrongSecretDoesNot(SaslMechanism mechanism) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(converse(client, mechanism, true)).startsWith("x NO [AUTHENTICATIONFAILED] ");
            assertThat(client.tagged("SELECT INBOX")).startsWith("T BAD");
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void mechanismCanBeTakenAway(SaslMechanism mechanism) {
        try (ImapTestServer without = ImapTestServer.builder()
                        .sharing(server)
                        .without(Capability.auth(mechanism.name()))
                        .start();
                RawClient client = RawClient.connect(without)) {
            assertThat(client.tagged("AUTHENTICATE " + mechanism.name())).startsWith("T NO [CANNOT] ");
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void transcriptShowsNoSecret(SaslMechanism mechanism) {
        try (RawClient client = RawClient.connect(server)) {
            converse(client, mechanism, false);
            assertThat(server.transcript().toString())
                    .contains("AUTHENTICATE " + mechanism.name())
                    .contains("C: ***")
                    .doesNotContain("token", "w\u00F6rd", base64(TOKEN), base64(PASSWORD));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER", "CRAM-MD5"})
    void whatIsNoMessageIsRefused(String mechanism) {
        try (RawClient client = RawClient.connect(server)) {
            client.raw("x AUTHENTICATE " + mechanism + "\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.raw("AAAA\r\n");
            assertThat(client.line()).startsWith("x NO [AUTHENTICATIONFAILED] ");
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "CRAM-MD5"})
    void clientDoesNotSpeakFirstWhereTheServerDoes(String mechanism) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("AUTHENTICATE " + mechanism + " AAAA")).startsWith("T BAD ");
        }
    }

    @Test
    void tokensCanBeReplaced() {
        server.setTokens("j\u00FCrgen", "new");
        try (RawClient client = RawClient.connect(server)) {
            assertThat(converse(client, SaslMechanisms.xoauth2("j\u00FCrgen", TOKEN), true))
                    .startsWith("x NO");
            assertThat(converse(client, SaslMechanisms.xoauth2("j\u00FCrgen", Secret.of("new")), true))
                    .startsWith("x OK");
        }
    }

    @Test
    void anonymousIsAUser() {
        server.addUser("anonymous", "-");
        SaslMechanism anonymous = SaslMechanisms.anonymous(new AnonymousMessage("sirhc"));
        try (ImapTestServer open = ImapTestServer.builder()
                        .sharing(server)
                        .capabilities("IMAP4rev1", "AUTH=ANONYMOUS", "SASL-IR")
                        .start();
                RawClient client = RawClient.connect(open);
                RawClient elsewhere = RawClient.connect(server)) {
            assertThat(converse(client, anonymous, true)).startsWith("x OK");
            assertThat(converse(elsewhere, anonymous, true)).startsWith("x NO [CANNOT]");
        }
    }

    private static SSLContext context(ImapTestServer server, ClientCertificate certificate)
            throws GeneralSecurityException {
        char[] password = {'x'};
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate.keyStore(password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        store.setCertificateEntry("authority", server.certificate().authority());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void certificateSaysWhoTheClientIs() throws Exception {
        ClientCertificate certificate = ClientCertificate.forUser("ann");
        try (ImapTestServer external = ImapTestServer.builder()
                        .sharing(server)
                        .clientAuthority(certificate.authority())
                        .start();
                RawClient client = RawClient.dialTls(external, context(external, certificate))) {
            assertThat(client.line()).contains(" AUTH=EXTERNAL");
            assertThat(converse(client, SaslMechanisms.external("bob"), true)).startsWith("x NO [AUTHORIZATIONFAILED]");
            assertThat(converse(client, SaslMechanisms.external(""), true)).startsWith("x OK");
            assertThat(external.sessions().get(0).user()).isEqualTo("ann");
        }
    }

    @Test
    void withoutACertificateNobodyIsKnown() throws Exception {
        try (ImapTestServer external = ImapTestServer.builder()
                        .sharing(server)
                        .clientAuthority(ClientCertificate.forUser("ann").authority())
                        .start();
                RawClient client =
                        RawClient.dialTls(external, external.certificate().clientContext())) {
            client.line();
            assertThat(converse(client, SaslMechanisms.external(""), false)).startsWith("x NO");
        }
    }

    @Test
    void namesThatCertificatesCannotHaveAreRefused() {
        assertThat(ClientCertificate.nameIn("O=x,CN=ann")).contains("ann");
        assertThatIllegalArgumentException().isThrownBy(() -> ClientCertificate.forUser(""));
        assertThatIllegalArgumentException().isThrownBy(() -> ClientCertificate.forUser("a,CN=b"));
    }
}
