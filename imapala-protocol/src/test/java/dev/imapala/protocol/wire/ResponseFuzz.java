package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Untagged;
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
        if (parser.readAgain() > 10L * frame.size() + 1000) {
            throw new AssertionError(parser.readAgain() + " of " + frame.size() + " octets were read again");
        }
        if (response == null) {
            return;
        }
        Object first = again(response);
        if (!isRaw(response) && first != null) {
            checkLasts(response, first);
        }
    }

    private static void checkLasts(Response response, Object again) {
        Object third = again instanceof Response read ? again(read) : null;
        if (third == null || !again.equals(third)) {
            throw new AssertionError("what is written of " + Dump.of(response) + " reads as " + Dump.of(again)
                    + ", then as " + Dump.of(third));
        }
    }

    /** What was not understood is written as it came, and may be understood otherwise beside other things. */
    private static boolean isRaw(Response response) {
        if (response instanceof Untagged.Fetch fetch) {
            return !fetch.message().unrecognized().isEmpty()
                    || fetch.message().defect().isPresent();
        }
        return response instanceof Response.Tagged tagged ? isRaw(tagged.text()) : isRawCondition(response);
    }

    private static boolean isRawCondition(Response response) {
        return response instanceof Untagged.Condition condition && isRaw(condition.text());
    }

    /** Line ends and NUL become spaces in texts; a text that begins like a code may be one then. */
    private static boolean isRaw(ResponseText text) {
        return text.text().startsWith("[")
                || text.text().matches("(?s).*[\r\n\0].*")
                || text.code() instanceof ResponseCode.Other;
    }

    private static @Nullable Response parse(ResponseParser parser, Bytes frame) {
        try {
            return parser.parse(Frame.of(frame));
        } catch (ParseException | LimitExceededException e) {
            return null;
        }
    }

    /**
     * Returns what is read of what is written of {@code response}, a response or a {@link ParseException}; null if it is
     * one that is not written. It is one response in any case.
     */
    private static @Nullable Object again(Response response) {
        Bytes written;
        try {
            written = ResponseSerializer.serialize(response, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
        Peer peer = Peer.of(false).feed(written).feed("* OK next\r\n");
        if (peer.frames().size() != 2 || peer.hasBuffered()) {
            throw new AssertionError(Dump.of(response) + " is written as " + Dump.quoted(written));
        }
        return peer.value(peer.frames().get(0));
    }
}
