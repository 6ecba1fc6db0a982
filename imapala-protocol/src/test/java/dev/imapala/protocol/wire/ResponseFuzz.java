package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.response.Response;
import org.jspecify.annotations.Nullable;

/**
 * A target for the fuzzer: a response is a value or fails as {@link ParseException}, without looking at its octets again
 * and again; and what is written of a value reads as one response, whose form lasts.
 */
public final class ResponseFuzz {
    private static final int MOST = 64 * 1024;

    private ResponseFuzz() {}

    /** Reads one frame. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bytes octets = Bytes.copyOf(input);
        if (octets.size() <= MOST) {
            Peer.of(false).feed(octets).frames().forEach(ResponseFuzz::check);
        }
    }

    private static void check(Bytes frame) {
        ResponseParser parser = new ResponseParser(Limits.DEFAULT);
        Response response = parse(parser, frame);
        if (parser.readAgain() > 4L * frame.size() + 64) {
            throw new AssertionError(parser.readAgain() + " of " + frame.size() + " octets were read again");
        }
        Response again = response == null ? null : again(response);
        Response third = again == null ? null : again(again);
        if (again != null && !again.equals(third)) {
            throw new AssertionError("what is written of " + Dump.of(response) + " reads as " + Dump.of(again)
                    + ", then as " + Dump.of(third));
        }
    }

    private static @Nullable Response parse(ResponseParser parser, Bytes frame) {
        try {
            return parser.parse(Frame.of(frame));
        } catch (ParseException e) {
            return null;
        }
    }

    /** Returns what is read of what is written of {@code response}; null if it is one that is not written. */
    private static @Nullable Response again(Response response) {
        Bytes written;
        try {
            written = ResponseSerializer.serialize(response, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
        Peer peer = Peer.of(false).feed(written);
        if (peer.frames().size() != 1 || peer.hasBuffered()) {
            throw new AssertionError(Dump.of(response) + " is written as " + Dump.quoted(written));
        }
        Object value = peer.value(peer.frames().get(0));
        if (!(value instanceof Response again)) {
            throw new AssertionError(Dump.of(response) + " is written as " + Dump.quoted(written) + ", which reads as "
                    + Dump.of(value));
        }
        return again;
    }
}
