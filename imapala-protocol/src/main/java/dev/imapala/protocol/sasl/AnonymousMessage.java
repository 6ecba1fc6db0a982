package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.Optional;

/**
 * The client's message of ANONYMOUS.
 *
 * @param trace who it is, as far as he wants to tell: an address with {@code @}, or up to 255 characters without; may be
 *     empty
 * RFC 4505 section 2
 */
public record AnonymousMessage(String trace) {
    private static final int LONGEST = 255;

    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException if there are too many, or a control character
     */
    public AnonymousMessage {
        if (trace.codePointCount(0, trace.length()) > LONGEST || trace.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a trace is an address or up to 255 characters, none of them a control character");
        }
    }

    /** Returns the octets to send, before base64. */
    public Secret encode() {
        return Secret.of(trace);
    }

    /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
    public static Optional<AnonymousMessage> decode(Secret message) {
        try {
            return Optional.of(new AnonymousMessage(message.reveal().text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
