package dev.imapala.protocol.wire;

/** The classes of octets that the grammar knows. */
final class Octets {
    private static final boolean[] ATOM = new boolean[256];

    static {
        for (int c = '!'; c < 0x7F; c++) {
            ATOM[c] = "(){%*\"\\]".indexOf(c) < 0;
        }
    }

    private Octets() {}

    /** Tells whether {@code octet} may stand in an atom (RFC 9051 section 9, {@code ATOM-CHAR}). */
    static boolean isAtom(byte octet) {
        return ATOM[octet & 0xFF];
    }
}
