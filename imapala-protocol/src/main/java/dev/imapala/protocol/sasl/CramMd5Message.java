package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The client's message of CRAM-MD5.
 *
 * @param user the user, not empty
 * @param digest the keyed MD5 of the server's challenge: 32 hexadecimal digits, in lower case
 * RFC 2195 section 2
 */
public record CramMd5Message(String user, String digest) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one of them is not as described
     */
    public CramMd5Message {
        if (user.isEmpty() || !digest.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("CRAM-MD5 needs a user and 32 hexadecimal digits");
        }
    }

    /** Returns the answer of {@code user} to {@code challenge}. */
    public static CramMd5Message of(String user, Secret password, Secret challenge) {
        byte[] mac = Macs.hmac(
                "HmacMD5", password.reveal().toArray(), challenge.reveal().toArray());
        return new CramMd5Message(user, HexFormat.of().formatHex(mac));
    }

    /** Tells whether this answers {@code challenge} with {@code password}, in constant time. */
    public boolean answers(Secret challenge, Secret password) {
        byte[] expected = of(user, password, challenge).digest.getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, digest.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the octets to send, before base64. */
    public Secret encode() {
        return Secret.of(user + " " + digest);
    }

    /** Reads what {@link #encode()} makes; nothing if it is not such a message. */
    public static Optional<CramMd5Message> decode(Secret message) {
        Bytes octets = message.reveal();
        String text = octets.text();
        int space = text.lastIndexOf(' ');
        try {
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new CramMd5Message(text.substring(0, space), text.substring(space + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "CramMd5Message[" + user + " ***]";
    }
}
