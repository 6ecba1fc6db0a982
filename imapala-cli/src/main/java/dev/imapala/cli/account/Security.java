package dev.imapala.cli.account;

/** How a connection is secured, which the scheme of an address says. */
public enum Security {
    /** TLS from the first octet. */
    TLS("imaps", 993),
    /** TLS after STARTTLS, or nothing. */
    STARTTLS("imap+starttls", 143),
    /** No TLS: everybody on the way can read the password. */
    INSECURE_PLAINTEXT("imap+insecure-plaintext", 143);

    private final String scheme;
    private final int defaultPort;

    Security(String scheme, int defaultPort) {
        this.scheme = scheme;
        this.defaultPort = defaultPort;
    }

    /** Returns the scheme, without {@code ://}. */
    public String scheme() {
        return scheme;
    }

    /** Returns the port that servers use for this. */
    public int defaultPort() {
        return defaultPort;
    }
}
