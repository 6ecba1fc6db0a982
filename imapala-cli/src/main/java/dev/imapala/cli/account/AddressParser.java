package dev.imapala.cli.account;

import dev.imapala.cli.output.Failure;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one address. What is wrong with it is said by naming the part; parts that may hold a password are not repeated.
 *
 * <p>RFC 5092 section 3
 */
final class AddressParser {
    static final String EXAMPLE = "imaps://ann@imap.example.org/INBOX";

    private final String scheme;
    private final String authority;
    private final String path;

    AddressParser(String text) {
        int end = text.indexOf("://");
        if (end < 0) {
            throw bad("the address has no scheme", "write it like " + EXAMPLE);
        }
        int slash = text.indexOf('/', end + 3);
        scheme = text.substring(0, end);
        authority = text.substring(end + 3, slash < 0 ? text.length() : slash);
        path = slash < 0 ? "" : text.substring(slash + 1);
    }

    MailboxAddress parse() {
        Security security = security(scheme);
        int at = authority.lastIndexOf('@');
        if (at < 0) {
            throw bad("the address names no user", "write the user and @ before the host, like " + EXAMPLE);
        }
        String user = user(authority.substring(0, at));
        String server = authority.substring(at + 1);
        int colon = portColon(server);
        String host = host(colon < 0 ? server : server.substring(0, colon));
        int port = colon < 0 ? security.defaultPort() : port(server.substring(colon + 1));
        return new MailboxAddress(security, user, host, port, mailbox(path));
    }

    /** Returns where the port begins; -1 if there is none, as in an IPv6 address without its brackets. */
    private static int portColon(String server) {
        int colon = server.lastIndexOf(':');
        boolean bracketed = server.startsWith("[");
        boolean ofHost =
                bracketed ? colon < server.indexOf(']') || server.indexOf(']') < 0 : colon != server.indexOf(':');
        return ofHost ? -1 : colon;
    }

    /** Quotes a part behind the user, unless it may be the middle of a password with a slash and an @ in it. */
    private String quoted(String part) {
        return path.indexOf('@') >= 0 ? "" : " \"" + part + "\"";
    }

    private static Security security(String scheme) {
        for (Security security : Security.values()) {
            if (security.scheme().equalsIgnoreCase(scheme)) {
                return security;
            }
        }
        if (scheme.equalsIgnoreCase("imap")) {
            throw bad(
                    "imap:// does not say how the connection is to be secured",
                    "use imaps:// for TLS (port 993), or imap+starttls:// for STARTTLS (port 143)");
        }
        throw bad(
                "the address has the unknown scheme \"" + scheme + "\"",
                "use imaps:// for TLS, or imap+starttls:// for STARTTLS, like " + EXAMPLE);
    }

    private static String user(String coded) {
        if (coded.indexOf(':') >= 0) {
            throw bad(
                    "the address contains a password, or a user with a colon",
                    "leave the password out, it is asked for (--help lists other ways); a colon in a user is %3A");
        }
        refuseParameter("user", coded);
        String user =
                decoded("user", coded, "an @ in it is %40, like imaps://ann%40example.org@imap.example.org/INBOX");
        if (user.isEmpty()) {
            throw bad("the user in the address is empty", "write the user before the @, like " + EXAMPLE);
        }
        return user;
    }

    private String host(String coded) {
        if (coded.startsWith("[")) {
            return ipv6(coded);
        }
        String host = decoded("host", coded, "it needs no percent signs, like imap.example.org");
        if (host.isEmpty()) {
            throw bad("the host in the address is empty", "write the server's name behind the @, like " + EXAMPLE);
        }
        return asciiName(host)
                .filter(AddressParser::isName)
                .orElseThrow(() -> bad(
                        "the host" + quoted(host) + " is not a name that a host can have",
                        "it is letters, digits, hyphens and dots, like imap.example.org; IPv6 goes in brackets"));
    }

    private String ipv6(String bracketed) {
        String address = bracketed.endsWith("]") ? bracketed.substring(1, bracketed.length() - 1) : "";
        String withZone = address.replace("%25", "%");
        int zone = withZone.indexOf('%');
        if (!isIpv6(zone < 0 ? withZone : withZone.substring(0, zone))) {
            throw bad(
                    "the host" + quoted(bracketed) + " is not an IPv6 address in brackets",
                    "write it like imaps://ann@[2001:db8::1]:993/INBOX");
        }
        return withZone;
    }

    /** The characters are looked at first, so that nothing is ever looked up in the DNS. */
    private static boolean isIpv6(String address) {
        boolean plausible = address.indexOf(':') >= 0
                && address.chars().allMatch(c -> c == ':' || c == '.' || c < 0x80 && Character.digit(c, 16) >= 0);
        try {
            return plausible && !InetAddress.getByName(address).getHostAddress().isEmpty();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<String> asciiName(String host) {
        try {
            return Optional.of(IDN.toASCII(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String host) {
        return host.length() <= 253
                && !host.startsWith(".")
                && !host.startsWith("-")
                && !host.contains("..")
                && host.chars()
                        .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_'));
    }

    private int port(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw bad(
                    "the port" + quoted(digits) + " in the address is not a number from 1 to 65535",
                    "leave it out for the usual one, or write it like imaps://ann@imap.example.org:993/INBOX");
        }
        return port;
    }

    private static String mailbox(String coded) {
        refuseParameter("mailbox", coded);
        if (coded.indexOf('?') >= 0) {
            throw bad(
                    "the mailbox in the address has a ?, which begins a search",
                    "write %3F for a question mark in the name; searches cannot be part of an address");
        }
        String mailbox = decoded("mailbox", coded, "a percent sign in it is %25, like " + EXAMPLE);
        return mailbox.isEmpty() ? "INBOX" : mailbox;
    }

    private static void refuseParameter(String part, String coded) {
        int semicolon = coded.indexOf(';');
        if (semicolon >= 0) {
            String parameter = coded.substring(semicolon).toUpperCase(Locale.ROOT);
            throw bad(
                    "the " + part + " in the address has the parameter " + parameter + ", which is not understood",
                    "leave it out, or write %3B for a semicolon in the name");
        }
    }

    private static String decoded(String part, String coded, String hint) {
        String text = PercentCoding.decode(coded)
                .orElseThrow(() -> bad(
                        "the " + part + " \"" + coded + "\" in the address has a % that is not followed by"
                                + " two hexadecimal digits of UTF-8",
                        hint));
        if (text.codePoints().anyMatch(AddressParser::isForbidden)) {
            throw bad("the " + part + " in the address has a control character", "write it like " + EXAMPLE);
        }
        return text;
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static Failure bad(String message, String hint) {
        return Failure.usage(message, hint);
    }
}
