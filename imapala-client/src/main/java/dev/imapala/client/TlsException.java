package dev.imapala.client;

import org.jspecify.annotations.Nullable;

/**
 * TLS could not be established: the certificate is not trusted, has expired or is for another host, or the server does
 * not offer TLS. The message names the cause and the remedy. Nothing was sent in the clear, and the connection has been
 * closed.
 *
 * <p>RFC 9051 section 11.1, RFC 8314 section 3
 */
public final class TlsException extends ConnectionLostException {
    private static final long serialVersionUID = 1;

    /** Makes a failure of TLS that {@code cause}, if given, has led to. */
    public TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    private TlsException(TlsException original) {
        super(original);
    }

    @Override
    public TlsException atCaller() {
        return new TlsException(this);
    }
}
