package dev.imapala.cli.account;

/**
 * Where a mailbox is, and whose: {@code imaps://user@host[:port]/mailbox}.
 *
 * @param security how the connection is secured
 * @param user who logs in
 * @param host a name, or an IP address without brackets
 * @param port 1 to 65,535
 * @param mailbox the name of the mailbox
 * RFC 5092 section 3
 */
public record MailboxAddress(Security security, String user, String host, int port, String mailbox) {
    /**
     * Reads an address.
     *
     * @throws dev.imapala.cli.output.Failure if it is malformed, with a message that names the bad part; one that has a
     *     password is malformed, and not repeated
     */
    public static MailboxAddress parse(String text) {
        return new AddressParser(text).parse();
    }

    /** Returns {@code text} without what may be a password in an address. */
    public static String withoutPassword(String text) {
        int authority = text.indexOf("://") + 3;
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':', authority);
        boolean secret = authority >= 3 && colon >= 0 && colon < at;
        return secret ? text.substring(0, colon) + ":***" + text.substring(at) : text;
    }

    /** Returns the host and the port, as in {@code [::1]:993}. */
    public String hostAndPort() {
        return bracketed() + ":" + port;
    }

    /** Returns the same mailbox, secured in another way: at the same port, unless that is the usual one. */
    public MailboxAddress by(Security other) {
        int otherPort = port == security.defaultPort() ? other.defaultPort() : port;
        return new MailboxAddress(other, user, host, otherPort, mailbox);
    }

    /** Returns the same place with another mailbox. */
    public MailboxAddress in(String other) {
        return new MailboxAddress(security, user, host, port, other);
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Returns the address in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return security.scheme() + "://" + PercentCoding.encode(user, "") + "@" + bracketed()
                + (port == security.defaultPort() ? "" : ":" + port) + "/" + PercentCoding.encode(mailbox, "/@:&=");
    }
}
