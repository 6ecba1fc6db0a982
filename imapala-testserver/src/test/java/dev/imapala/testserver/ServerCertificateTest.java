package dev.imapala.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {
    private final Instant now = Instant.now();

    @Test
    void certificateSaysWhoseItIsAndHowLong() throws Exception {
        ServerCertificate made = ServerCertificate.forHosts("imap.example.org", "192.0.2.7", "2001:db8::1");
        X509Certificate certificate = made.certificate();
        certificate.checkValidity();
        certificate.verify(made.authority().getPublicKey());
        made.authority().verify(made.authority().getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(made.authority().getBasicConstraints()).isPositive();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=imap.example.org");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("imap.example.org", "192.0.2.7", "2001:db8:0:0:0:0:0:1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void datesBeyond2049AreWritten() {
        Instant end = Instant.parse("2061-02-03T04:05:06Z");
        X509Certificate certificate =
                ServerCertificate.forLocalhost().validBetween(now, end).certificate();
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(end);
    }

    @Test
    void pemIsReadBackAsTheAuthority() throws Exception {
        ServerCertificate made = ServerCertificate.forLocalhost();
        byte[] pem = made.authorityPem().getBytes(StandardCharsets.US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                .isEqualTo(made.authority());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void clientThatTrustsTheAuthorityIsConnected(String host) throws Exception {
        ServerCertificate made = ServerCertificate.forLocalhost();
        assertThat(handshake(made, made.clientContext(), host)).isEqualTo(made.certificate());
    }

    @Test
    void clientThatTrustsAnotherAuthorityIsNot() {
        ServerCertificate made = ServerCertificate.forLocalhost();
        SSLContext stranger = ServerCertificate.forLocalhost().clientContext();
        assertThatThrownBy(() -> handshake(made, stranger, "localhost")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void wrongHostIsNoticed() {
        ServerCertificate made = ServerCertificate.forHosts("imap.example.org");
        assertThatThrownBy(() -> handshake(made, made.clientContext(), "localhost"))
                .hasRootCauseInstanceOf(CertificateException.class)
                .hasStackTraceContaining("localhost");
    }

    @Test
    void expiredCertificateIsNoticed() {
        Instant past = now.minus(Duration.ofDays(40));
        ServerCertificate made = ServerCertificate.forLocalhost().validBetween(past, past.plus(Duration.ofDays(30)));
        assertThatThrownBy(() -> handshake(made, made.clientContext(), "localhost"))
                .hasRootCauseInstanceOf(CertificateExpiredException.class)
                .hasStackTraceContaining(CertPathValidatorException.class.getSimpleName());
    }

    @Test
    void certificateOfTheFutureIsNoticed() {
        Instant soon = now.plus(Duration.ofDays(2));
        ServerCertificate made = ServerCertificate.forLocalhost().validBetween(soon, soon.plus(Duration.ofDays(30)));
        assertThatThrownBy(() -> handshake(made, made.clientContext(), "localhost"))
                .hasRootCauseInstanceOf(CertificateNotYetValidException.class);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(ServerCertificate::forHosts);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerCertificate.forLocalhost().validBetween(now, now))
                .withMessageContaining("after it begins");
    }

    private static X509Certificate handshake(ServerCertificate made, SSLContext client, String host) throws Exception {
        try (SSLServerSocket listener = (SSLServerSocket) made.serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(listener));
            try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(host, listener.getLocalPort())) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            } finally {
                served.join();
            }
        }
    }

    private static void serve(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.startHandshake();
        } catch (IOException expectedWhenTheClientRefuses) {
            assertThat(expectedWhenTheClientRefuses).isNotNull();
        }
    }
}
