package dev.imapala.testserver;

import dev.imapala.testserver.internal.tls.CertificateBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate by which a client says who it is, and the authority that signed it. The server is told about the
 * authority: {@link ImapTestServerBuilder#clientAuthority}.
 *
 * @since 0.1
 */
public final class ClientCertificate {
    private static final String AUTHORITY = "Imapala test authority for clients";
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+\\\\\"]+)");

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final X509Certificate authority;

    private ClientCertificate(String user) {
        try {
            Instant from = Instant.now().minus(Duration.ofDays(1));
            Instant to = from.plus(Duration.ofDays(366));
            KeyPair authorityKeys = CertificateBuilder.newKeys();
            this.keys = CertificateBuilder.newKeys();
            this.authority = new CertificateBuilder(AUTHORITY, authorityKeys, from, to)
                    .authority()
                    .sign(AUTHORITY, authorityKeys);
            this.certificate =
                    new CertificateBuilder(user, keys, from, to).client().sign(AUTHORITY, authorityKeys);
        } catch (GeneralSecurityException e) {
            throw ServerCertificate.unsupported(e);
        }
    }

    /**
     * Makes a certificate of {@code user}, valid from yesterday on for a year.
     *
     * @throws IllegalArgumentException if {@code user} is empty, or has one of the characters {@code , + " \\}
     */
    public static ClientCertificate forUser(String user) {
        if (!nameIn("CN=" + user).equals(Optional.of(user))) {
            throw new IllegalArgumentException("a certificate cannot have this name");
        }
        return new ClientCertificate(user);
    }

    /** Returns the common name in a distinguished name such as {@code CN=ann}, as sessions need it. */
    public static Optional<String> nameIn(String distinguishedName) {
        Matcher name = COMMON_NAME.matcher(distinguishedName);
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** Returns the certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Returns the certificate of the authority, for servers to trust. */
    public X509Certificate authority() {
        return authority;
    }

    /** Returns a key store with the certificate and its private key, which has the password {@code password}. */
    public KeyStore keyStore(char[] password) {
        try {
            KeyStore store = ServerCertificate.emptyStore();
            Certificate[] chain = {certificate, authority};
            store.setKeyEntry("client", keys.getPrivate(), password, chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw ServerCertificate.unsupported(e);
        }
    }
}
