package dev.imapala.client;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is made: whom to trust, who we are, which versions. The default is what the JDK trusts and has. Whatever is
 * changed, a certificate is checked against the name of the host, unless it is {@linkplain #pin pinned}: there is no way
 * to trust just anybody.
 *
 * <pre>
 * TlsOptions.DEFAULT.trust(authority).clientCertificate(keys, password).protocols("TLSv1.3")
 * TlsOptions.DEFAULT.pin("9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:A3:BF:4F:1B:2B:0B:82:2C:D1:5D:6C:15:B0:F0:0A:08")
 * </pre>
 *
 * <p>RFC 9051 section 11.1, RFC 7817 section 3
 *
 * @since 0.1
 */
public final class TlsOptions {
    private record State(
            @Nullable TrustManagerFactory trust,
            Set<String> pins,
            @Nullable KeyManagerFactory keys,
            List<String> protocols,
            @Nullable SSLContext context) {}

    /** What the JDK trusts, no client certificate, and the versions that the JDK has switched on. */
    public static final TlsOptions DEFAULT = new TlsOptions(new State(null, Set.of(), null, List.of(), null));

    private final State state;

    private TlsOptions(State state) {
        this.state = state;
    }

    /**
     * Returns options with a context of your own, which decides whom to trust and who we are. The name of the host is
     * checked all the same, unless the context's trust manager ignores it.
     */
    public static TlsOptions of(SSLContext context) {
        return new TlsOptions(new State(null, Set.of(), null, List.of(), context));
    }

    /**
     * Trusts these certificates, and those that they have issued, instead of those that the JDK trusts.
     *
     * @throws IllegalArgumentException if there are none, or these options are those of an {@link SSLContext}
     */
    public TlsOptions trust(X509Certificate... certificates) {
        return trust(TrustAnchors.of(certificates));
    }

    /**
     * Trusts the certificates in {@code store} instead of those that the JDK trusts.
     *
     * @throws IllegalArgumentException if there are none, or these options are those of an {@link SSLContext}
     */
    public TlsOptions trust(KeyStore store) {
        return trust(TrustAnchors.in(store));
    }

    /**
     * Trusts what {@code factory} decides, instead of what the JDK does.
     *
     * @throws IllegalArgumentException if these options are those of an {@link SSLContext}
     */
    public TlsOptions trust(TrustManagerFactory factory) {
        checkOwnContext();
        return new TlsOptions(new State(factory, Set.of(), state.keys, state.protocols, null));
    }

    /**
     * Trusts the certificate of the server that has this fingerprint, and no other. Who issued it, for which host, and
     * until when is not looked at: it is that certificate. For a server with a certificate of its own making, and for one
     * that has to be just the one you know; when it gets a new certificate, there are no connections until you have
     * pinned that one too. Call it once for each.
     *
     * @param sha256 the SHA-256 of the certificate in DER: 64 hexadecimal digits, with or without colons, as {@code
     *     openssl x509 -noout -fingerprint -sha256} prints it
     * @throws IllegalArgumentException if that is not a fingerprint, or these options are those of an {@link SSLContext}
     */
    public TlsOptions pin(String sha256) {
        checkOwnContext();
        String digits = sha256.replace(":", "").toUpperCase(Locale.ROOT);
        if (!digits.matches("[0-9A-F]{64}")) {
            throw new IllegalArgumentException("not the SHA-256 of a certificate: it has 64 hexadecimal digits");
        }
        Set<String> pins = new HashSet<>(state.pins);
        pins.add(digits);
        return new TlsOptions(new State(null, Set.copyOf(pins), state.keys, state.protocols, null));
    }

    /**
     * Shows a certificate to servers that ask for one, as for {@link Credentials#external()}.
     *
     * @param store the certificate with its private key; where there are several, the JDK chooses by what the server asks
     * @param password the password of the key, which the caller may overwrite afterwards
     * @throws IllegalArgumentException if there is none, {@code password} is not that of the key, or these options are
     *     those of an {@link SSLContext}
     */
    public TlsOptions clientCertificate(KeyStore store, char[] password) {
        checkOwnContext();
        try {
            if (!hasKey(store)) {
                throw new IllegalArgumentException("the key store has no private key: use one made with both");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.clone());
            return new TlsOptions(new State(state.trust, state.pins, factory, state.protocols, null));
        } catch (UnrecoverableKeyException e) {
            throw new IllegalArgumentException("the password is not that of the private key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this key store cannot be used: load it first", e);
        }
    }

    private static boolean hasKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Uses these versions only, such as {@code TLSv1.3}.
     *
     * @throws IllegalArgumentException if there are none, or this JDK does not have one of them
     */
    public TlsOptions protocols(String... names) {
        Set<String> known = Set.of(protocolsOfJdk());
        if (names.length == 0 || !known.containsAll(Arrays.asList(names))) {
            throw new IllegalArgumentException("versions of TLS are some of "
                    + known.stream().sorted().collect(Collectors.joining(", ")) + ", not "
                    + String.join(", ", names));
        }
        return new TlsOptions(new State(state.trust, state.pins, state.keys, List.of(names), state.context));
    }

    private static String[] protocolsOfJdk() {
        try {
            return SSLContext.getDefault().getSupportedSSLParameters().getProtocols();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private void checkOwnContext() {
        if (state.context != null) {
            throw new IllegalArgumentException(
                    "an SSLContext of your own decides about trust and client certificates: give it those");
        }
    }

    /** Returns who decides about trust; the JDK if nobody. */
    public Optional<TrustManagerFactory> trust() {
        return Optional.ofNullable(state.trust);
    }

    /** Returns the fingerprints that are pinned, in upper case and without colons. */
    public Set<String> pins() {
        return state.pins;
    }

    /** Returns what has the client's certificate. */
    public Optional<KeyManagerFactory> keys() {
        return Optional.ofNullable(state.keys);
    }

    /** Returns the versions; those of the JDK if empty. */
    public List<String> protocols() {
        return state.protocols;
    }

    /** Returns the context of your own. */
    public Optional<SSLContext> context() {
        return Optional.ofNullable(state.context);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsOptions that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "TlsOptions[trust=" + (state.trust == null ? "JDK" : "own") + " pins=" + state.pins
                + " clientCertificate=" + (state.keys != null) + " protocols=" + state.protocols + " context="
                + (state.context != null) + "]";
    }
}
