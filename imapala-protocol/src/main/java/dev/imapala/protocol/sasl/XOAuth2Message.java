package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/**
 * The client's message of XOAUTH2.
 *
 * @param user the user, not empty
 * @param token the access token: printable ASCII
 */
public record XOAuth2Message(String user, Secret token) {
    private static final String BEFORE_TOKEN = "\1auth=Bearer ";

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one of them is not as described
     */
    public XOAuth2Message {
        BearerToken.checkUser(user);
        BearerToken.check(token);
    }

    /** Returns the octets to send, before base64. */
    public Secret encode() {
        return Secret.of("user=" + user + BEFORE_TOKEN + token.reveal().text() + "\1\1");
    }

    /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
    public static Optional<XOAuth2Message> decode(Secret message) {
        String text = message.reveal().text();
        int token = text.indexOf(BEFORE_TOKEN);
        if (!text.startsWith("user=") || token < 0 || !text.endsWith("\1\1")) {
            return Optional.empty();
        }
        try {
            String user = text.substring("user=".length(), token);
            int end = Math.max(text.length() - 2, token + BEFORE_TOKEN.length());
            return Optional.of(new XOAuth2Message(user, Secret.of(text.substring(token + BEFORE_TOKEN.length(), end))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
