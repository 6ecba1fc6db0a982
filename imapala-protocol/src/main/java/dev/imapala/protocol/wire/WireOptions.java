package dev.imapala.protocol.wire;

import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;

/**
 * What the server lets a client write.
 *
 * @param literals which literals need no go-ahead
 * @param utf8 whether strings and mailbox names may be in UTF-8
 */
public record WireOptions(LiteralMode literals, boolean utf8) {
    /** Which literals need no go-ahead of the server (RFC 7888 section 3). */
    public enum LiteralMode {
        /** None. */
        SYNC,
        /** Those of up to 4,096 octets. */
        MINUS,
        /** All. */
        PLUS
    }

    /** What every server understands. */
    public static final WireOptions LEAST = new WireOptions(LiteralMode.SYNC, false);

    private static final int MINUS_MOST = 4096;

    /** Returns what a server with {@code capabilities} lets the client write. */
    public static WireOptions of(Capabilities capabilities, boolean utf8Enabled) {
        LiteralMode literals = capabilities.has(Capability.LITERAL_MINUS) ? LiteralMode.MINUS : LiteralMode.SYNC;
        return new WireOptions(capabilities.has(Capability.LITERAL_PLUS) ? LiteralMode.PLUS : literals, utf8Enabled);
    }

    boolean needsGoAhead(long literalSize) {
        return literals == LiteralMode.SYNC || literals == LiteralMode.MINUS && literalSize > MINUS_MOST;
    }
}
