package dev.imapala.client;

import dev.imapala.protocol.Secret;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server that makes connections for others. The names of IMAP servers are looked up by it, not here; TLS goes through
 * it, so that it sees whom a client talks to, and neither mail nor password.
 *
 * <pre>
 * ProxyServer.socks5("proxy.example.org", 1080).as("ann", secret)
 * ProxyServer.http("proxy.example.org", 3128)
 * </pre>
 *
 * @since 0.1
 */
public final class ProxyServer {
    private static final int LONGEST_SOCKS_FIELD = 255;

    /** What a proxy speaks. */
    public enum Protocol {
        /** SOCKS version 5, with or without user and password. */
        SOCKS5,
        /** The method CONNECT of HTTP/1.1, with or without the authentication scheme Basic. */
        HTTP_CONNECT
    }

    private final Protocol protocol;
    private final ServerAddress place;
    private final @Nullable String user;
    private final @Nullable Secret password;

    private ProxyServer(Protocol protocol, ServerAddress place, @Nullable String user, @Nullable Secret password) {
        this.protocol = protocol;
        this.place = place;
        this.user = user;
        this.password = password;
    }

    /**
     * Returns the SOCKS 5 proxy at {@code host} and {@code port}, mostly 1080.
     *
     * @throws IllegalArgumentException if {@code host} is not a name or {@code port} not 1 to 65535
     */
    public static ProxyServer socks5(String host, int port) {
        return new ProxyServer(Protocol.SOCKS5, ServerAddress.insecurePlaintext(host, port), null, null);
    }

    /**
     * Returns the HTTP proxy at {@code host} and {@code port}, mostly 3128 or 8080. It is asked by CONNECT.
     *
     * @throws IllegalArgumentException if {@code host} is not a name or {@code port} not 1 to 65535
     */
    public static ProxyServer http(String host, int port) {
        return new ProxyServer(Protocol.HTTP_CONNECT, ServerAddress.insecurePlaintext(host, port), null, null);
    }

    /**
     * Says who we are, if the proxy asks. Both go to the proxy in the clear.
     *
     * @throws IllegalArgumentException if one of them cannot be told: for SOCKS 5 each has 1 to 255 characters of ASCII; for
     *     HTTP the user has at least one character and no colon; none has a control character
     */
    public ProxyServer as(String newUser, Secret newPassword) {
        String word = newPassword.reveal().text();
        boolean odd = newUser.isEmpty() || (newUser + word).chars().anyMatch(Character::isISOControl);
        boolean wrong = protocol == Protocol.SOCKS5 ? isNoField(newUser) || isNoField(word) : newUser.indexOf(':') >= 0;
        if (odd || wrong) {
            throw new IllegalArgumentException("a proxy cannot be told this user or password: see ProxyServer.as");
        }
        return new ProxyServer(protocol, place, newUser, newPassword);
    }

    /** Does the same as {@link #as(String, Secret)}. */
    public ProxyServer as(String newUser, String newPassword) {
        return as(newUser, Secret.of(newPassword));
    }

    private static boolean isNoField(String text) {
        return text.isEmpty()
                || text.length() > LONGEST_SOCKS_FIELD
                || text.chars().anyMatch(c -> c > '~');
    }

    /** Returns what the proxy speaks. */
    public Protocol protocol() {
        return protocol;
    }

    /** Returns the host: a name, which is looked up here, or an IP address. */
    public String host() {
        return place.host();
    }

    /** Returns the port, 1 to 65535. */
    public int port() {
        return place.port();
    }

    /** Returns who we are. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** Returns our password, which prints itself as {@code ***}. */
    public Optional<Secret> password() {
        return Optional.ofNullable(password);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProxyServer that
                && protocol == that.protocol
                && place.equals(that.place)
                && Objects.equals(user, that.user)
                && Objects.equals(password, that.password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(protocol, place, user);
    }

    /** Returns {@code host:port}. */
    @Override
    public String toString() {
        return place.toString();
    }
}
