package dev.imapala.client;

import java.util.Locale;
import java.util.Objects;

/**
 * Where an IMAP server is, and how the connection to it is protected.
 *
 * <pre>
 * ServerAddress.tls("imap.example.org")
 * ServerAddress.startTls("imap.example.org", 143)
 * </pre>
 *
 * <p>RFC 8314 section 3
 */
public final class ServerAddress {
    /** How a connection is protected. */
    public enum Security {
        /** TLS from the first octet on (RFC 8314 section 3.2). */
        TLS,
        /** STARTTLS before anything else; the connection fails if the server cannot (RFC 9051 section 6.2.1). */
        STARTTLS,
        /** Not at all: everybody on the way can read and change everything. */
        PLAINTEXT
    }

    private final String host;
    private final int port;
    private final Security security;

    private ServerAddress(String host, int port, Security security) {
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("not a host name; use one such as imap.example.org");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
        this.host = host;
        this.port = port;
        this.security = security;
    }

    /** Returns the server on {@code host}, port 993, with TLS. */
    public static ServerAddress tls(String host) {
        return tls(host, 993);
    }

    /**
     * Returns the server on {@code host} with TLS.
     *
     * @throws IllegalArgumentException if {@code host} is not a name or {@code port} not 1 to 65535
     */
    public static ServerAddress tls(String host, int port) {
        return new ServerAddress(host, port, Security.TLS);
    }

    /** Returns the server on {@code host}, port 143, with TLS begun by STARTTLS. */
    public static ServerAddress startTls(String host) {
        return startTls(host, 143);
    }

    /**
     * Returns the server on {@code host} with TLS begun by STARTTLS.
     *
     * @throws IllegalArgumentException if {@code host} is not a name or {@code port} not 1 to 65535
     */
    public static ServerAddress startTls(String host, int port) {
        return new ServerAddress(host, port, Security.STARTTLS);
    }

    /** Returns the server on {@code host}, port 143, without any protection: even the password goes in the clear. */
    public static ServerAddress insecurePlaintext(String host) {
        return insecurePlaintext(host, 143);
    }

    /**
     * Returns the server on {@code host} without any protection: even the password goes in the clear.
     *
     * @throws IllegalArgumentException if {@code host} is not a name or {@code port} not 1 to 65535
     */
    public static ServerAddress insecurePlaintext(String host, int port) {
        return new ServerAddress(host, port, Security.PLAINTEXT);
    }

    /** Returns the host: a name, or an IP address. */
    public String host() {
        return host;
    }

    /** Returns the port, 1 to 65535. */
    public int port() {
        return port;
    }

    /** Returns how the connection is protected. */
    public Security security() {
        return security;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerAddress that
                && host.equalsIgnoreCase(that.host)
                && port == that.port
                && security == that.security;
    }

    @Override
    public int hashCode() {
        return Objects.hash(host.toLowerCase(Locale.ROOT), port, security);
    }

    /** Returns {@code host:port}. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
