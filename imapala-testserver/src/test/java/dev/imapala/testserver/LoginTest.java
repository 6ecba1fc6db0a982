package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imapala.protocol.Capability;
import dev.imapala.testserver.junit.ImapServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ImapServer
class LoginTest {
    private static final String PLAIN = base64("\0ann\0secret");

    @Test
    void greetingTellsCapabilities(ImapTestServer server) {
        try (RawClient client = RawClient.dial(server)) {
            assertThat(client.line())
                    .startsWith("* OK [CAPABILITY IMAP4rev1 IMAP4rev2 STARTTLS AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 ")
                    .contains(" SASL-IR LITERAL+ ID ENABLE");
        }
    }

    @Test
    void capabilitiesChangeWithTheLogin(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.ok("CAPABILITY")).singleElement().asString().contains(" STARTTLS", " AUTH=PLAIN");
            String tagged = client.tagged("LOGIN ann secret");
            assertThat(tagged)
                    .startsWith("T OK [CAPABILITY IMAP4rev1 IMAP4rev2 ")
                    .doesNotContain("STARTTLS", "AUTH=");
            assertThat(client.ok("CAPABILITY"))
                    .singleElement()
                    .asString()
                    .startsWith("* CAPABILITY IMAP4rev1")
                    .doesNotContain("STARTTLS", "AUTH=", "SASL-IR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN ann secret", "login \"ann\" \"secret\"", "LOGIN {3+}\r\nann {6+}\r\nsecret"})
    void rightPasswordLogsIn(String command, ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged(command)).startsWith("T OK ");
        }
    }

    @Test
    void literalOfLoginIsWaitedFor(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            client.raw("x LOGIN {3}\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.raw("ann {6}\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.raw("secret\r\n");
            assertThat(client.line()).startsWith("x OK ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN ann wrong", "LOGIN bob secret", "LOGIN ann \"\""})
    void wrongPasswordDoesNot(String command, ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged(command)).startsWith("T NO [AUTHENTICATIONFAILED] ");
            assertThat(client.tagged("SELECT INBOX")).startsWith("T BAD [CLIENTBUG] ");
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T OK ");
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T BAD [CLIENTBUG] ");
        }
    }

    @Test
    void anyPasswordDoesWhereThatWasAskedFor() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .anyPassword()
                        .start();
                RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("LOGIN bob any")).startsWith("T NO ");
            assertThat(client.tagged("LOGIN ann any")).startsWith("T OK ");
        }
    }

    @Test
    void plainWithInitialResponseLogsIn(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("AUTHENTICATE PLAIN " + PLAIN)).startsWith("T OK [CAPABILITY ");
        }
    }

    @Test
    void plainWithoutInitialResponseIsAskedForOne(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            client.raw("x AUTHENTICATE PLAIN\r\n");
            assertThat(client.line()).isEqualTo("+ ");
            client.raw(PLAIN + "\r\n");
            assertThat(client.line()).startsWith("x OK ");
        }
    }

    @Test
    void authenticationThatGoesWrongKeepsTheConnection(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("\0ann\0wrong")))
                    .startsWith("T NO [AUTHENTICATIONFAILED]");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("nothing"))).startsWith("T NO ");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("bob\0ann\0secret")))
                    .startsWith("T NO [AUTHORIZATIONFAILED]");
            assertThat(client.tagged("AUTHENTICATE DIGEST-MD5")).startsWith("T NO [CANNOT]");
            assertThat(exchange(client, "*")).startsWith("x BAD ");
            assertThat(exchange(client, "not base64!")).startsWith("x BAD ");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + PLAIN)).startsWith("T OK ");
        }
    }

    @Test
    void administratorActsAsAnybody() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .user("root", "toor")
                        .administrator("root")
                        .start();
                RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("bob\0root\0toor")))
                    .startsWith("T NO [AUTHORIZATIONFAILED]");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("ann\0root\0secret")))
                    .startsWith("T NO [AUTHENTICATIONFAILED]");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("root\0ann\0secret")))
                    .startsWith("T NO [AUTHORIZATIONFAILED]");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + base64("ann\0root\0toor")))
                    .startsWith("T OK ");
            assertThat(server.sessions().get(0).user()).isEqualTo("ann");
        }
    }

    private static String exchange(RawClient client, String answer) {
        client.raw("x AUTHENTICATE PLAIN\r\n");
        assertThat(client.line()).startsWith("+");
        client.raw(answer + "\r\n");
        return client.line();
    }

    @Test
    void initialResponseNeedsItsCapability() {
        try (ImapTestServer server = ImapTestServer.builder()
                        .user("ann", "secret")
                        .without(Capability.SASL_IR, Capability.IMAP4REV2)
                        .start();
                RawClient client = RawClient.connect(server)) {
            assertThat(client.tagged("AUTHENTICATE PLAIN " + PLAIN)).startsWith("T BAD ");
        }
    }

    @Test
    void passwordWithoutTlsIsRefusedWhereTlsIsRequired(@ImapServer(tlsRequired = true) ImapTestServer server)
            throws IOException {
        try (RawClient client = RawClient.dial(server)) {
            assertThat(client.line()).contains(" STARTTLS", " LOGINDISABLED").doesNotContain("AUTH=", "SASL-IR");
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T NO [PRIVACYREQUIRED]");
            assertThat(client.tagged("AUTHENTICATE PLAIN " + PLAIN)).startsWith("T NO [PRIVACYREQUIRED]");
            client.ok("STARTTLS");
            client.startTls(server, server.certificate().clientContext());
            assertThat(client.ok("CAPABILITY"))
                    .singleElement()
                    .asString()
                    .contains(" AUTH=PLAIN")
                    .doesNotContain("STARTTLS", "LOGINDISABLED");
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T OK ");
            assertThat(server.sessions()).singleElement().matches(SessionView::tls);
        }
    }

    @Test
    void commandsBehindStartTlsAreForgotten(ImapTestServer server) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            client.raw("x STARTTLS\r\ny LOGIN ann secret\r\n");
            assertThat(client.line()).startsWith("x OK ");
            client.startTls(server, server.certificate().clientContext());
            assertThat(client.command("NOOP")).containsExactly("T OK NOOP completed");
            assertThat(client.tagged("SELECT INBOX")).startsWith("T BAD ");
            assertThat(client.tagged("STARTTLS")).startsWith("T BAD [CLIENTBUG]");
        }
    }

    @Test
    void startTlsIsTooLateAfterTheLogin(ImapTestServer server) {
        try (RawClient client = RawClient.logIn(server)) {
            assertThat(client.tagged("STARTTLS")).startsWith("T BAD [CLIENTBUG]");
        }
    }

    @Test
    void tlsFromTheFirstOctetNeedsNoStartTls(ImapTestServer server) throws IOException {
        try (RawClient client = RawClient.dialTls(server, server.certificate().clientContext())) {
            assertThat(client.line()).startsWith("* OK [CAPABILITY ").doesNotContain("STARTTLS");
            assertThat(client.tagged("LOGIN ann secret")).startsWith("T OK ");
        }
    }

    @Test
    void certificateForAnotherHostIsNoticed() {
        ServerCertificate certificate = ServerCertificate.forHosts("imap.example.org");
        assertThatThrownBy(() -> dialWith(certificate)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void expiredCertificateIsNoticed() {
        Instant past = Instant.now().minus(Duration.ofDays(60));
        ServerCertificate certificate =
                ServerCertificate.forLocalhost().validBetween(past, past.plus(Duration.ofDays(30)));
        assertThatThrownBy(() -> dialWith(certificate))
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining("CertificateExpiredException");
    }

    private static void dialWith(ServerCertificate certificate) throws IOException {
        try (ImapTestServer server =
                ImapTestServer.builder().certificate(certificate).start()) {
            RawClient.dialTls(server, certificate.clientContext()).close();
        }
    }

    @Test
    void failedHandshakeHarmsNobodyElse(ImapTestServer server) throws IOException {
        assertThatThrownBy(() -> RawClient.dialTls(
                        server, ServerCertificate.forLocalhost().clientContext()))
                .isInstanceOf(SSLHandshakeException.class);
        try (RawClient client = RawClient.dialTls(server, server.certificate().clientContext())) {
            assertThat(client.line()).startsWith("* OK ");
        }
    }

    @Test
    void passwordsAreNotInTheTranscript(ImapTestServer server) {
        try (RawClient client = RawClient.connect(server)) {
            List<String> commands = List.of(
                    "LOGIN ann wrong-secret",
                    "login {3+}\r\nann {12+}\r\nwrong-secret",
                    "AUTHENTICATE PLAIN " + base64("\0ann\0wrong-secret"));
            commands.forEach(client::command);
            exchange(client, base64("\0ann\0wrong-secret"));
            assertThat(server.transcript().toString())
                    .contains("C: a1 LOGIN ***", "C: a2 login ***", "C: a3 AUTHENTICATE PLAIN ***", "S: a1 NO [AUTHEN")
                    .doesNotContain("secret", base64("\0ann\0wrong-secret"));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
