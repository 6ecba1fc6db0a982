package dev.imapala.client.internal.netty;

import dev.imapala.client.ServerAddress;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as this client does it: by the JDK, with the certificate checked against who is trusted and against the name of
 * the host.
 *
 * <p>RFC 9051 section 11.1, RFC 7817 section 3
 */
public final class Tls {
    private final SslContext context;

    /** Makes the TLS that trusts what {@code factory} decides; what the JDK trusts if null. */
    public Tls(@Nullable TrustManagerFactory factory) {
        X509ExtendedTrustManager trust = Arrays.stream((factory == null ? trustOfJdk() : factory).getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the TrustManagerFactory has no trust manager for X.509: initialize it with a key store first"));
        context = context(new Judge(trust));
    }

    private static TrustManagerFactory trustOfJdk() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory;
        } catch (NoSuchAlgorithmException | KeyStoreException e) {
            throw new IllegalStateException("this JDK has no certificates that it trusts", e);
        }
    }

    private static SslContext context(Judge judge) {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .trustManager(judge)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** Returns the handler for one connection to {@code address}. */
    SslHandler handler(ByteBufAllocator allocator, ServerAddress address) {
        SslHandler handler = context.newHandler(allocator, address.host(), address.port());
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(0); // the engine has the time
        handler.setCloseNotifyFlushTimeoutMillis(500);
        return handler;
    }
}
