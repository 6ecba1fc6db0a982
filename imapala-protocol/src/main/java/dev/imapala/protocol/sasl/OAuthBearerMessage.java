package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/**
 * The client's message of OAUTHBEARER.
 *
 * @param user the user, not empty
 * @param host the host that the client has connected to
 * @param port the port that the client has connected to; 0 to leave it out
 * @param token the access token: printable ASCII
 * RFC 7628 section 3.1
 */
public record OAuthBearerMessage(String user, String host, int port, Secret token) {
    private static final String SCHEME = "Bearer ";

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one of them is not as described
     */
    public OAuthBearerMessage {
        BearerToken.checkUser(user);
        BearerToken.checkUser(host);
        BearerToken.check(token);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /** Returns the octets to send, before base64. */
    public Secret encode() {
        String place = "\1host=" + host + (port == 0 ? "" : "\1port=" + port);
        return Secret.of("n,a=" + ScramText.escape(user) + "," + place + "\1auth=" + SCHEME
                + token.reveal().text() + "\1\1");
    }

    /** Reads what {@link #encode()} makes; nothing if it is not such a message, or has no token. */
    public static Optional<OAuthBearerMessage> decode(Secret message) {
        String[] fields = message.reveal().text().split("\1", -1);
        String header = fields[0];
        if (!header.startsWith("n,a=") || !header.endsWith(",") || header.length() < 6) {
            return Optional.empty();
        }
        try {
            String auth = value(fields, "auth", "");
            if (!auth.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return Optional.empty();
            }
            return Optional.of(new OAuthBearerMessage(
                    ScramText.unescape(header.substring(4, header.length() - 1)),
                    value(fields, "host", "-"),
                    Integer.parseInt(value(fields, "port", "0")),
                    Secret.of(auth.substring(SCHEME.length()))));
        } catch (SaslException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String value(String[] fields, String key, String otherwise) {
        for (String field : fields) {
            if (field.startsWith(key + "=")) {
                return field.substring(key.length() + 1);
            }
        }
        return otherwise;
    }
}
