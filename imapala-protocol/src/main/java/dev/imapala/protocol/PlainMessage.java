package dev.imapala.protocol;

import java.util.Optional;

/**
 * The one message of the SASL mechanism PLAIN.
 *
 * @param authorizationId whom to act as; empty for the user himself
 * @param authenticationId the user, not empty
 * @param password the password, not empty
 * RFC 4616 section 2
 */
public record PlainMessage(String authorizationId, String authenticationId, Secret password) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part has a NUL, or the user or the password is empty
     */
    public PlainMessage {
        if (authenticationId.isEmpty() || password.reveal().isEmpty()) {
            throw new IllegalArgumentException("PLAIN needs a user and a password");
        }
        if (authorizationId.indexOf('\0') >= 0
                || authenticationId.indexOf('\0') >= 0
                || password.reveal().text().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a user or password for PLAIN cannot have a NUL character");
        }
    }

    /** Returns the octets to send, before base64. */
    public Secret encode() {
        Bytes ids = Bytes.of(authorizationId + '\0' + authenticationId + '\0');
        Bytes word = password.reveal();
        byte[] all = new byte[ids.size() + word.size()];
        ids.copyTo(all, 0);
        word.copyTo(all, ids.size());
        return Secret.of(Bytes.copyOf(all));
    }

    /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
    public static Optional<PlainMessage> decode(Secret message) {
        Bytes octets = message.reveal();
        int first = indexOfNul(octets, 0);
        int second = first < 0 ? -1 : indexOfNul(octets, first + 1);
        if (second < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlainMessage(
                    octets.slice(0, first).text(),
                    octets.slice(first + 1, second).text(),
                    Secret.of(octets.slice(second + 1, octets.size()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int indexOfNul(Bytes octets, int from) {
        for (int i = from; i < octets.size(); i++) {
            if (octets.at(i) == 0) {
                return i;
            }
        }
        return -1;
    }
}
