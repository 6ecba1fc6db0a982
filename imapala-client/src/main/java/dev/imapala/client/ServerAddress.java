package dev.imapala.client;

import java.util.List;
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
        PLAINTEXT,
        /** By the operating system: the server is a process of this machine, and nobody is on the way. */
        PROCESS
    }

    private final String host;
    private final int port;
    private final Security security;
    private final List<String> command;

    private ServerAddress(List<String> command) {
        this.host = command.isEmpty() ? "" : command.get(0).replaceFirst(".*[/\\\\]", "");
        this.port = 0;
        this.security = Security.PROCESS;
        this.command = List.copyOf(command);
        if (host.isBlank() || command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a command line begins with the name of a program, and has no NUL");
        }
    }

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
        this.command = List.of();
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

    /**
     * Returns a server that is started for the connection and spoken to by its standard input and output, such as {@code
     * /usr/lib/dovecot/imap}, or {@code ssh} to a machine that has one. No shell is between: each word reaches the program
     * as it is. It is ended with the connection. What it writes to its standard error goes to the logger {@code
     * dev.imapala.client}, and the last lines of it into the exception when it ends by itself.
     *
     * <pre>
     * ServerAddress.process(List.of("ssh", "imap.example.org", "/usr/lib/dovecot/imap"))
     * </pre>
     *
     * @throws IllegalArgumentException if {@code command} is empty or has a NUL character
     */
    public static ServerAddress process(List<String> command) {
        return new ServerAddress(command);
    }

    /** Returns the host: a name, or an IP address; the name of the program for a process. */
    public String host() {
        return host;
    }

    /** Returns the command line of a process: the program and its arguments; empty for other servers. */
    public List<String> command() {
        return command;
    }

    /** Returns the port, 1 to 65535; 0 for a process. */
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
                && security == that.security
                && command.equals(that.command);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host.toLowerCase(Locale.ROOT), port, security, command);
    }

    /** Returns {@code host:port}; {@code process NAME} for a process, whose arguments nobody needs to see. */
    @Override
    public String toString() {
        if (security == Security.PROCESS) {
            return "process " + host;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
