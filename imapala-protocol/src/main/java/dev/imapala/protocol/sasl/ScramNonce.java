package dev.imapala.protocol.sasl;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes nonces: 144 random bits as printable characters without a comma (RFC 5802 section 5.1). */
final class ScramNonce {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 18;

    private ScramNonce() {}

    static String next() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }
}
