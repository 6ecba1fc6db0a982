package dev.imapala.protocol.wire;

import static dev.imapala.protocol.wire.QuirkListener.NONE;

import dev.imapala.protocol.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        List<Bytes> together = frames(new Framer(maxLine, maxLiteral, maxFrame, MOST, ofCommands, NONE), octets, piece);
        List<Bytes> apart = frames(new Framer(maxLine, maxLiteral, maxFrame, 0, ofCommands, NONE), octets, piece);
        if (!together.equals(apart)) {
            throw new AssertionError(
                    "frames depend on where literals are gathered: " + Dump.of(together) + " and " + Dump.of(apart));
        }
        for (Bytes frame : whole.frames()) {
            if (limited && frame.size() > maxFrame) {
                throw new AssertionError(frame.size() + " octets in a frame of at most " + maxFrame);
            }
        }
    }

    /** Returns the frames, without joining lines to them: what is open depends on where literals are. */
    private static List<Bytes> frames(Framer framer, Bytes octets, int piece) {
        List<Bytes> frames = new ArrayList<>();
        byte[] array = octets.toArray();
        for (int at = 0; at < octets.size(); at += piece) {
            framer.feed(array, at, Math.min(at + piece, octets.size()));
            for (Framer.Event event = framer.next(); event != Framer.Event.MORE; event = framer.next()) {
                if (event == Framer.Event.LITERAL) {
                    framer.accept();
                } else if (event == Framer.Event.FRAME) {
                    frames.add(framer.frame().line());
                }
            }
        }
        return frames;
    }

    /** Returns an input of which {@code octets} come in. */
    static byte[] input(boolean ofCommands, Bytes octets) {
        byte[] input = Arrays.copyOf(new byte[] {(byte) (ofCommands ? 1 : 0), 0, 0, 6}, HEAD + octets.size());
        octets.copyTo(input, HEAD);
        return input;
    }
}
