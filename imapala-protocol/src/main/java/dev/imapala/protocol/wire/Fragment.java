package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;

/**
 * A piece of what was serialized, written in one go.
 *
 * <p>RFC 9051 section 4.3
 */
public sealed interface Fragment {
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

    /**
     * What is in a literal that is not in memory: whoever writes asks {@code content} for its octets, and writes exactly
     * as many as its size says.
     *
     * @param content where the octets are, the very object that was in the command or response
     * @param synchronizing whether to wait for the server's {@code +} before writing them
     * @param binary whether NUL may be among them, as in a literal8
     */
    record Streamed(Content.Streamed content, boolean synchronizing, boolean binary) implements Fragment {}
}
