package dev.imapala.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;

/** Makes trust of a few certificates. */
final class TrustAnchors {
    private TrustAnchors() {}

    /** Returns the factory that trusts {@code certificates} and what they have issued. */
    static TrustManagerFactory of(X509Certificate... certificates) {
        if (certificates.length == 0) {
            throw new IllegalArgumentException("trust needs at least one certificate");
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.length; i++) {
                store.setCertificateEntry("trusted-" + i, certificates[i]);
            }
            return in(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("these certificates cannot be trusted", e);
        }
    }

    /** Returns the factory that trusts the certificates in {@code store}. */
    static TrustManagerFactory in(KeyStore store) {
        try {
            if (store.size() == 0) {
                throw new IllegalArgumentException("trust needs at least one certificate, and the key store has none");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this key store cannot be used: load it first", e);
        }
    }
}
