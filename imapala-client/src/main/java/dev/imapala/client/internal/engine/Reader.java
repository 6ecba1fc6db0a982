package dev.imapala.client.internal.engine;

import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.Framer;
import dev.imapala.protocol.wire.LimitExceededException;
import dev.imapala.protocol.wire.ParseException;
import dev.imapala.protocol.wire.QuirkListener;
import dev.imapala.protocol.wire.ResponseParser;
import org.jspecify.annotations.Nullable;

/**
 * Makes responses of octets, and stops doing so while a response waits for somebody who is not ready for it.
 */
final class Reader {
    /** A response that waits for its task. */
    private record Held(Task task, Untagged response) {}

    private final Engine engine;
    private final Router router;
    private final Trace trace;
    private final Framer framer;
    private final ResponseParser parser;
    private @Nullable Held held;
    private boolean paused;
    private long received;

    Reader(Engine engine, Router router, Trace trace, QuirkListener quirks, Limits limits) {
        this.engine = engine;
        this.router = router;
        this.trace = trace;
        framer = Framer.ofResponses(limits, quirks);
        parser = new ResponseParser(limits, quirks);
    }

    /** Returns how many octets have come. */
    long received() {
        return received;
    }

    /** Tells whether the socket is not to be read. */
    boolean isPaused() {
        return paused;
    }

    /** Tells whether octets have come that belong to no response yet. */
    boolean hasBuffered() {
        return framer.hasBuffered();
    }

    void receive(byte[] octets, int from, int to) {
        received += to - from;
        framer.feed(octets, from, to);
        advance();
    }

    /** Returns the response that is being routed, as it came. */
    Frame frame() {
        return framer.frame();
    }

    /** Gives {@code task} a part of its answer, now or when it is ready. */
    void give(Task task, Untagged response) {
        if (!task.isReady()) {
            held = new Held(task, response);
        } else if (!task.isSettled()) {
            task.take(response);
        }
    }

    /** Goes on if what is held can be given out. */
    void wake() {
        Held ready = held;
        if (ready != null && ready.task.isReady()) {
            held = null;
            give(ready.task, ready.response);
            advance();
        }
    }

    private void advance() {
        boolean more = true;
        while (more && held == null && engine.isReading()) {
            more = step(framer.next());
        }
        if (paused != (held != null)) {
            paused = held != null;
            engine.act(paused ? new Action.PauseReading() : new Action.ResumeReading());
        }
    }

    private boolean step(Framer.Event event) {
        if (event == Framer.Event.FRAME) {
            parse(framer.frame());
        } else if (event == Framer.Event.OVERSIZE) {
            passOver(framer.violation());
        }
        return event != Framer.Event.MORE;
    }

    private void parse(Frame frame) {
        Response response;
        try {
            response = parser.parse(frame);
        } catch (ParseException e) {
            trace.defective(e, frame.line());
            router.passedOver();
            return;
        }
        trace.received(frame, response, router.isAuthenticating());
        router.route(response, this);
    }

    private void passOver(LimitExceededException violation) {
        String message = String.valueOf(violation.getMessage());
        router.leaveGap(() -> new ResponseTooLargeException(message, violation));
    }
}
