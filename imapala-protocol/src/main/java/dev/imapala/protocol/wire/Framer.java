package dev.imapala.protocol.wire;

import dev.imapala.protocol.Limits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds where responses or commands end in a stream of octets, however it is split. Knows lines and literals and
 * nothing else, so that what is in a frame can cost that frame only.
 *
 * <pre>
 * framer.feed(octets, 0, n);
 * while ((event = framer.next()) != Event.MORE) { ... }
 * </pre>
 *
 * <p>Not safe for use by several threads. RFC 9051 section 2.2
 */
public final class Framer {
    /** What {@link #next()} found. */
    public enum Event {
        /** Nothing more until octets are fed. */
        MORE,
        /** {@link Framer#frame()} is complete. */
        FRAME,
        /** A frame is over a limit, {@link Framer#violation()}; the rest of it will be passed over. */
        OVERSIZE,
        /** Commands only: a client waits to be told whether to send {@link Framer#literal()}. */
        LITERAL
    }

    private static final int FIRST_CAPACITY = 512;
    /** A larger buffer is let go when there is nothing in it. */
    private static final int MOST_KEPT = 128 * 1024;

    private static final int HEAD = 32;
    /** How much of a line that is passed over is kept: enough for the header of a literal at its end. */
    private static final int TAIL = 32;

    private final int maxLineBytes;
    private final int maxLiteralBytes;
    private final int maxResponseBytes;
    private final boolean ofCommands;
    private final Frame frame = new Frame();

    private byte[] buffer = new byte[FIRST_CAPACITY];
    /** Where the current frame begins. */
    private int start;
    /** Where the current line of the frame begins. */
    private int lineStart;
    /** Up to here the frame has been looked at. */
    private int scanned;
    /** Up to here there are octets. */
    private int end;
    /** The octets of the current literal that are still to come. */
    private long literalLeft;
    /** Whether the current frame is passed over. */
    private boolean passingOver;
    /** Whether what is passed over is a status response, whose text announces no literal. */
    private boolean passingText;

    private @Nullable Literal literal;
    private @Nullable LimitExceededException violation;

    /** Makes a framer with any limits, those too small to be of use included. */
    Framer(int maxLineBytes, int maxLiteralBytes, int maxResponseBytes, boolean ofCommands) {
        this.maxLineBytes = maxLineBytes;
        this.maxLiteralBytes = maxLiteralBytes;
        this.maxResponseBytes = maxResponseBytes;
        this.ofCommands = ofCommands;
    }

    private Framer(Limits limits, boolean ofCommands) {
        this(limits.maxLineBytes(), limits.maxLiteralBytes(), limits.maxResponseBytes(), ofCommands);
    }

    /** Returns a framer for what a server sends. */
    public static Framer ofResponses(Limits limits) {
        return new Framer(limits, false);
    }

    /** Returns a framer for what a client sends. It stops at each synchronizing literal. */
    public static Framer ofCommands(Limits limits) {
        return new Framer(limits, true);
    }

    /** Adds a copy of {@code octets} from {@code from} (inclusive) to {@code to} (exclusive). */
    public void feed(byte[] octets, int from, int to) {
        int size = to - from;
        if (buffer.length - end < size) {
            makeRoom(size);
        }
        System.arraycopy(octets, from, buffer, end, size);
        end += size;
    }

    private void makeRoom(int size) {
        int used = end - start;
        byte[] target = buffer;
        if (buffer.length - used < size || start < buffer.length / 2) {
            target = new byte[Math.max(Math.addExact(used, size), Math.min(buffer.length, 1 << 29) * 2)];
        }
        System.arraycopy(buffer, start, target, 0, used);
        buffer = target;
        lineStart -= start;
        scanned -= start;
        start = 0;
        end = used;
    }

    /** Tells whether there are octets that belong to no frame yet. */
    public boolean hasBuffered() {
        return end > start;
    }

    /** Returns the frame that {@link Event#FRAME} told of; valid until {@link #feed} or {@link #next()} is called. */
    public Frame frame() {
        return frame;
    }

    /** Returns what {@link Event#OVERSIZE} told of. */
    public LimitExceededException violation() {
        return Objects.requireNonNull(violation, "no frame was over a limit");
    }

    /** Returns what {@link Event#LITERAL} told of. */
    public Literal literal() {
        return Objects.requireNonNull(literal, "no literal was announced");
    }

    /** Lets the announced literal come: the client was told to go ahead. */
    public void accept() {
        literal();
        literal = null;
    }

    /** Drops the command whose literal was announced: the client was told that it failed. */
    public void reject() {
        literal();
        literal = null;
        startFrame(scanned);
    }

    /** Looks for the next frame. */
    public Event next() {
        if (literal != null) {
            return Event.LITERAL;
        }
        while (true) {
            if (literalLeft > 0 && !takeLiteral()) {
                return Event.MORE;
            }
            int feed = LineEnd.find(buffer, scanned, end);
            if (feed < 0) {
                return lineGoesOn();
            }
            scanned = feed + 1;
            Event event = lineEnds(feed > lineStart && buffer[feed - 1] == '\r' ? feed - 1 : feed);
            if (event != Event.MORE) {
                return event;
            }
        }
    }

    /** Moves over the octets of the literal that are there; tells whether that was all of it. */
    private boolean takeLiteral() {
        int taken = (int) Math.min(literalLeft, end - scanned);
        scanned += taken;
        literalLeft -= taken;
        lineStart = scanned;
        if (passingOver) {
            start = scanned;
        }
        return literalLeft == 0;
    }

    private Event lineGoesOn() {
        scanned = end;
        if (passingOver) {
            start = Math.max(start, end - TAIL);
            lineStart = start;
            return Event.MORE;
        }
        skipNuls(end);
        if (start == end) {
            rewind();
            return Event.MORE;
        }
        return checkLength(buffer[end - 1] == '\r' ? end - 1 : end);
    }

    /** Some servers send NUL octets before a response: they are passed over. */
    private void skipNuls(int to) {
        while (!ofCommands && start == lineStart && start < to && buffer[start] == 0) {
            start++;
            lineStart++;
        }
    }

    /** Passes over the frame if its current line, up to {@code to}, makes it too long. */
    private Event checkLength(int to) {
        long lineMost = (long) lineStart + maxLineBytes;
        long frameMost = (long) start + maxResponseBytes;
        if (to <= lineMost && to <= frameMost) {
            return Event.MORE;
        }
        return lineMost <= frameMost
                ? passOver("maxLineBytes", maxLineBytes)
                : passOver("maxResponseBytes", maxResponseBytes);
    }

    /** Everything was consumed: begins at the front again, without a large array where one is not needed any more. */
    private void rewind() {
        start = 0;
        end = 0;
        if (buffer.length > MOST_KEPT) {
            buffer = new byte[FIRST_CAPACITY];
        }
        startFrame(0);
    }

    /** Handles the line whose content ends at {@code contentEnd}; returns MORE to go on with the next line. */
    private Event lineEnds(int contentEnd) {
        Event length = Event.MORE;
        if (!passingOver) {
            skipNuls(contentEnd);
            length = checkLength(contentEnd);
        }
        long size = LiteralHeader.size(buffer, lineStart, contentEnd);
        if (size != LiteralHeader.NONE && !isText(contentEnd)) {
            Event literalEvent = literalBegins(contentEnd, size);
            return length == Event.OVERSIZE ? length : literalEvent;
        }
        return frameEnds(contentEnd, length);
    }

    private Event frameEnds(int contentEnd, Event length) {
        int from = start;
        boolean passedOver = passingOver;
        startFrame(scanned);
        if (passedOver || from == contentEnd && !ofCommands) {
            return length;
        }
        frame.set(buffer, from, contentEnd);
        return Event.FRAME;
    }

    private Event literalBegins(int contentEnd, long size) {
        boolean awaited = ofCommands && !LiteralHeader.isNonSynchronizing(buffer, contentEnd);
        Event event = passingOver ? Event.MORE : checkLiteral(size);
        literalLeft = size;
        lineStart = scanned;
        if (passingOver && awaited) {
            // the client will not be told to go ahead
            startFrame(scanned);
        } else if (passingOver) {
            start = scanned;
        } else if (awaited) {
            literal = new Literal(size, true);
            return Event.LITERAL;
        }
        return event;
    }

    private Event checkLiteral(long size) {
        if (size > maxLiteralBytes) {
            return passOver("maxLiteralBytes", maxLiteralBytes);
        } else if (scanned - start + size > maxResponseBytes) {
            return passOver("maxResponseBytes", maxResponseBytes);
        }
        return Event.MORE;
    }

    private Event passOver(String limit, int most) {
        violation = new LimitExceededException(limit, most, head());
        passingText = isText(scanned);
        passingOver = true;
        start = Math.max(start, scanned - TAIL);
        lineStart = Math.max(lineStart, start);
        return Event.OVERSIZE;
    }

    /** Returns how the frame begins; of a command, tag and name only, as what follows may be a secret. */
    private String head() {
        StringBuilder head = new StringBuilder(HEAD);
        int spaces = 0;
        for (int i = start; i < Math.min(scanned, start + HEAD) && spaces < (ofCommands ? 2 : 4); i++) {
            if (buffer[i] < ' ' || buffer[i] == 0x7F || buffer[i] == '(') {
                break;
            }
            spaces += buffer[i] == ' ' ? 1 : 0;
            head.append((char) buffer[i]);
        }
        return head.toString().trim();
    }

    private void startFrame(int at) {
        start = at;
        lineStart = at;
        scanned = at;
        passingOver = false;
        literalLeft = 0;
    }

    /** Tells whether the frame is a status or continuation response, whose text is free and announces no literal. */
    private boolean isText(int contentEnd) {
        if (passingOver) {
            return passingText;
        }
        return !ofCommands && lineStart == start && TextResponse.matches(buffer, start, contentEnd);
    }

    /** Forgets all octets, for a new beginning under TLS. */
    public void clear() {
        buffer = new byte[FIRST_CAPACITY];
        end = 0;
        literal = null;
        startFrame(0);
    }
}
