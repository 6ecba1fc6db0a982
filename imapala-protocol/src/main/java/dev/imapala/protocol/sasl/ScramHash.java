package dev.imapala.protocol.sasl;

import java.util.Optional;

/**
 * The hash of a SCRAM mechanism.
 *
 * <p>RFC 5802 section 4, RFC 7677 section 3
 */
public enum ScramHash {
    /** SHA-1: still what most servers have (RFC 5802). */
    SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1"),
    /** SHA-256 (RFC 7677). */
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256"),
    /** SHA-512. */
    SHA_512("SCRAM-SHA-512", "SHA-512", "HmacSHA512");

    private final String mechanism;
    private final String digest;
    private final String mac;

    ScramHash(String mechanism, String digest, String mac) {
        this.mechanism = mechanism;
        this.digest = digest;
        this.mac = mac;
    }

    /** Returns the hash of {@code mechanism}. */
    public static Optional<ScramHash> of(String mechanism) {
        for (ScramHash hash : values()) {
            if (hash.mechanism.equals(mechanism)) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    /** Returns the name of the mechanism, such as {@code SCRAM-SHA-256}. */
    public String mechanism() {
        return mechanism;
    }

    byte[] hash(byte[] message) {
        return Macs.hash(digest, message);
    }

    byte[] hmac(byte[] key, byte[] message) {
        return Macs.hmac(mac, key, message);
    }

    String mac() {
        return mac;
    }
}
