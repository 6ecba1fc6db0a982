package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import java.util.Arrays;

/**
 * A target for the fuzzer: octets in whatever pieces and under whatever limits make the same frames, and never more than
 * the limits allow.
 */
public final class FramerFuzz {
    private static final int HEAD = 4;
    private static final int MOST = 64 * 1024;

    private FramerFuzz() {}

    /** The first octets choose the side, the limits and the pieces; the others are what comes in. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < HEAD || input.length > MOST) {
            return;
        }
        boolean ofCommands = (input[0] & 1) != 0;
        boolean limited = (input[0] & 2) != 0;
        int maxLine = limited ? 1 + (input[1] & 0xFF) : MOST;
        int maxLiteral = limited ? 1 + (input[2] & 0xFF) : MOST;
        int maxFrame = limited ? maxLine + maxLiteral : MOST;
        Bytes octets = Bytes.copyOf(input, HEAD, input.length);

        Peer whole = Peer.of(ofCommands, maxLine, maxLiteral, maxFrame).feed(octets);
        Peer pieces = Peer.of(ofCommands, maxLine, maxLiteral, maxFrame);
        int piece = 1 + (input[3] & 0x3F);
        for (int at = 0; at < octets.size(); at += piece) {
            pieces.feed(octets.slice(at, Math.min(at + piece, octets.size())));
        }
        if (!whole.frames().equals(pieces.frames())) {
            throw new AssertionError(
                    "frames depend on the pieces: " + Dump.of(whole.frames()) + " and " + Dump.of(pieces.frames()));
        }
        if (whole.violations().size() != pieces.violations().size()) {
            throw new AssertionError(
                    "violations depend on the pieces: " + whole.violations() + " and " + pieces.violations());
        }
        for (Bytes frame : whole.frames()) {
            if (limited && frame.size() > maxFrame) {
                throw new AssertionError(frame.size() + " octets in a frame of at most " + maxFrame);
            }
        }
    }

    /** Returns an input of which {@code octets} come in. */
    static byte[] input(boolean ofCommands, Bytes octets) {
        byte[] input = Arrays.copyOf(new byte[] {(byte) (ofCommands ? 1 : 0), 0, 0, 6}, HEAD + octets.size());
        octets.copyTo(input, HEAD);
        return input;
    }
}
