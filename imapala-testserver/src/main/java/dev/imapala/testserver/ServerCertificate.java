package dev.imapala.testserver;

import dev.imapala.testserver.internal.tls.CertificateBuilder;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that the server makes for itself, and the authority that signed it, which exists for this one certificate
 * only. A client that shall talk to the server trusts the {@linkplain #authority() authority}.
 *
 * <p>The two are apart because the JDK accepts a certificate that it is told to trust even if it has expired; one that is
 * signed by a trusted authority it checks.
 *
 * @since 0.1
 */
public final class ServerCertificate {
    private static final String AUTHORITY = "Imapala test authority";
    private static final Duration DAY = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = {};

    private final List<String> hosts;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final X509Certificate authority;

    private ServerCertificate(List<String> hosts, Instant from, Instant to) {
        this.hosts = hosts;
        try {
            Instant now = Instant.now();
            KeyPair authorityKeys = CertificateBuilder.newKeys();
            Instant earliest = from.isBefore(now) ? from : now.minus(DAY);
            Instant latest = to.isAfter(now) ? to : now.plus(DAY);
            this.keys = CertificateBuilder.newKeys();
            this.authority = new CertificateBuilder(AUTHORITY, authorityKeys, earliest, latest)
                    .authority()
                    .sign(AUTHORITY, authorityKeys);
            this.certificate = new CertificateBuilder(hosts.get(0), keys, from, to)
                    .server(hosts)
                    .sign(AUTHORITY, authorityKeys);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a host name or address among " + hosts, e);
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /** Makes a certificate for {@code localhost}, 127.0.0.1 and ::1, valid from yesterday on for a year. */
    public static ServerCertificate forLocalhost() {
        return forHosts("localhost", "127.0.0.1", "::1");
    }

    /**
     * Makes a certificate for these host names and IP addresses, valid from yesterday on for a year.
     *
     * @throws IllegalArgumentException if there is none, or one is not a host name or address
     */
    public static ServerCertificate forHosts(String... hosts) {
        if (hosts.length == 0) {
            throw new IllegalArgumentException("a certificate needs at least one host name or address");
        }
        Instant yesterday = Instant.now().minus(DAY);
        return new ServerCertificate(List.of(hosts), yesterday, yesterday.plus(Duration.ofDays(366)));
    }

    /**
     * Makes another certificate for the same hosts, valid in another time: an expired one, or one for the future. Its
     * authority is another one too, and valid today.
     *
     * @throws IllegalArgumentException if {@code from} is not before {@code to}
     */
    public ServerCertificate validBetween(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a certificate must end after it begins: from " + from + " to " + to);
        }
        return new ServerCertificate(hosts, from, to);
    }

    /** Returns the server's certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Returns the certificate of the authority, for clients to trust. */
    public X509Certificate authority() {
        return authority;
    }

    /** Returns the certificate of the authority in PEM form, as files have it. */
    public String authorityPem() {
        try {
            String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(authority.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw unsupported(e);
        }
    }

    /** Returns a context for servers, which presents this certificate. */
    public SSLContext serverContext() {
        return serverContext(null);
    }

    /** Returns a context for servers that believes certificates of clients that {@code clientAuthority} has signed. */
    SSLContext serverContext(@Nullable X509Certificate clientAuthority) {
        try {
            KeyStore store = emptyStore();
            Certificate[] chain = {certificate, authority};
            store.setKeyEntry("server", keys.getPrivate(), NO_PASSWORD, chain);
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), clientAuthority == null ? null : trustIn(clientAuthority), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /** Returns a context for clients, which trusts this certificate's authority and nobody else. */
    public SSLContext clientContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustIn(authority), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    private static TrustManager[] trustIn(X509Certificate trusted) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("authority", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static IllegalStateException unsupported(GeneralSecurityException e) {
        return new IllegalStateException("this Java runtime cannot make a certificate: it needs EC keys and PKCS12", e);
    }
}
