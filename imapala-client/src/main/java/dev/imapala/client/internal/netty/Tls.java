package dev.imapala.client.internal.netty;

import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsOptions;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS as this client does it: by the JDK, with the certificate checked against who is trusted and against the name of
 * the host.
 *
 * <p>RFC 9051 section 11.1, RFC 7817 section 3
 */
public final class Tls {
    private final SslContext context;
    private final String[] protocols;

    /** Makes the TLS that {@code options} ask for. */
    public Tls(TlsOptions options) {
        protocols = options.protocols().toArray(String[]::new);
        context = options.context().map(Tls::contextOf).orElseGet(() -> newContext(options));
    }

    private static SslContext contextOf(SSLContext context) {
        return new JdkSslContext(
                context, true, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, null, false);
    }

    private static SslContext newContext(TlsOptions options) {
        try {
            SslContextBuilder builder =
                    SslContextBuilder.forClient().sslProvider(SslProvider.JDK).trustManager(new Judge(trust(options)));
            options.keys().ifPresent(builder::keyManager);
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private static X509ExtendedTrustManager trust(TlsOptions options) {
        if (!options.pins().isEmpty()) {
            return new PinnedTrust(options.pins());
        }
        TrustManagerFactory factory = options.trust().orElseGet(Tls::trustOfJdk);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the TrustManagerFactory has no trust manager for X.509: initialize it with a key store first"));
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

    /** Returns the handler for one connection to {@code address}. */
    SslHandler handler(ByteBufAllocator allocator, ServerAddress address) {
        SslHandler handler = context.newHandler(allocator, address.host(), address.port());
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(0); // the engine has the time
        handler.setCloseNotifyFlushTimeoutMillis(500);
        return handler;
    }
}
