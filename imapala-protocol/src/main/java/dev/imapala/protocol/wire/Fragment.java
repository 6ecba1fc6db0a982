package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;

/**
 * A piece of a serialized command, written in one go.
 *
 * <p>RFC 9051 section 4.3
 */
public sealed interface Fragment {
    /** Returns the octets to write. */
    Bytes octets();

    /**
     * Lines, and the headers of literals.
     *
     * @param octets the octets, CRLFs included
     */
    record Line(Bytes octets) implements Fragment {}

    /**
     * What is in a literal.
     *
     * @param octets the octets
     * @param synchronizing whether to wait for the server's {@code +} before writing them
     */
    record Literal(Bytes octets, boolean synchronizing) implements Fragment {}
}
