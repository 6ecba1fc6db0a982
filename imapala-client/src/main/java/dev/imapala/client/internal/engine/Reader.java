package dev.imapala.client.internal.engine;

import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.protocol.Bytes;
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
    /** Octets of smaller literals come with their response. */
    private static final int STREAMED_FROM = 16 * 1024;

    /** A response, or a chunk, that waits for its task. */
    private record Held(Task task, Runnable giving) {}

    private final Engine engine;
    private final Router router;
    private final Trace trace;
    private final Framer framer;
    private final QuirkListener quirks;
    private final Limits limits;
    /** Null while none is needed. */
    private @Nullable ResponseParser parser;

    private final long maxGatheredBytes;
    private @Nullable Held held;
    /** Who was given something last, and keeps it until it is known whether more has come. */
    private @Nullable Task given;
    /** Who gets the chunks that come. */
    private @Nullable Task streamer;
    /** Whether the literals of the current response are gathered, because one of them was nobody's to stream. */
    private boolean gathering;

    private boolean paused;
    private boolean resting;
    private long received;

    Reader(Engine engine, Router router, Trace trace, QuirkListener quirks, Limits limits) {
        this.engine = engine;
        this.router = router;
        this.trace = trace;
        framer = Framer.ofResponses(limits, quirks);
        this.quirks = quirks;
        this.limits = limits;
        maxGatheredBytes = limits.maxGatheredBytes();
    }

    private ResponseParser parser() {
        ResponseParser current = parser;
        if (current == null) {
            current = new ResponseParser(limits, quirks);
            parser = current;
        }
        return current;
    }

    /** Notes whether little is expected to come, so that what comes needs no memory when it has been given out. */
    void rest(boolean atRest) {
        resting = atRest;
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

    /** Tells whether all of a line may have come but its LF. */
    boolean awaitsLineFeed() {
        return held == null && framer.awaitsLineFeed();
    }

    /** Ends a line whose LF has not come for a while. */
    void endLine() {
        framer.endLine();
        advance();
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
        task.weigh(framer.frame().size(), maxGatheredBytes);
        give(task, () -> task.take(response));
    }

    private void give(Task task, Runnable giving) {
        if (!task.isReady()) {
            held = new Held(task, giving);
        } else if (!task.isSettled()) {
            if (given != task) {
                flush();
                given = task;
            }
            giving.run();
        }
    }

    private void flush() {
        Task last = given;
        given = null;
        if (last != null) {
            last.flush();
        }
    }

    /** Goes on if what is held can be given out. */
    void wake() {
        Held ready = held;
        if (ready != null && ready.task.isReady()) {
            held = null;
            give(ready.task, ready.giving);
            advance();
        }
    }

    private void advance() {
        boolean more = true;
        framer.announceFrom(router.mayStream() ? STREAMED_FROM : Long.MAX_VALUE);
        while (more && held == null && engine.isReading()) {
            more = step(framer.next());
        }
        flush();
        if (paused != (held != null)) {
            paused = held != null;
            engine.act(paused ? new Action.PauseReading() : new Action.ResumeReading());
        }
        if (resting && held == null && !framer.hasBuffered()) {
            framer.rest();
            parser = null;
        }
    }

    private boolean step(Framer.Event event) {
        switch (event) {
            case FRAME -> {
                gathering = false;
                parse(framer.frame());
            }
            case OVERSIZE -> {
                gathering = false;
                passOver(framer.violation());
            }
            case LITERAL -> announced();
            case CHUNK -> chunk(framer.chunk());
            case LITERAL_END -> streamed();
            case MORE -> {
                return false;
            }
        }
        return true;
    }

    /** Decides on a large literal. Finding out whose it is costs work, and is done once in a response that is not. */
    private void announced() {
        streamer = gathering
                ? null
                : parser().parseBegun(framer.begun()).flatMap(router::streamer).orElse(null);
        if (streamer != null) {
            framer.stream();
        } else {
            gathering = true;
            framer.accept();
        }
    }

    private void streamed() {
        if (streamer != null) {
            streamer.streamed();
            streamer = null;
        }
    }

    private void chunk(Bytes octets) {
        Task task = streamer;
        if (task != null) {
            give(task, () -> task.chunk(octets));
        }
    }

    private void parse(Frame frame) {
        Response response;
        try {
            response = parser().parse(frame);
        } catch (ParseException e) {
            if (goesOn()) {
                return;
            }
            trace.defective(e, frame.line());
            router.passedOver();
            return;
        } catch (LimitExceededException e) {
            passOver(e);
            return;
        }
        if (goesOn()) {
            return;
        }
        trace.received(frame, response, router.isAuthenticating());
        router.route(response, this);
    }

    /** Tells whether the response seems to go on in the next line; behind a greeting there is none. */
    private boolean goesOn() {
        return parser().endedOpen() && !router.awaitsGreeting() && framer.resume();
    }

    private void passOver(LimitExceededException violation) {
        String message = String.valueOf(violation.getMessage());
        router.leaveGap(() -> new ResponseTooLargeException(message, violation));
    }
}
