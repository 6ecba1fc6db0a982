package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Quirk;
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
        /**
         * {@link Framer#literal()} was announced, and what becomes of it is to be said by {@link Framer#accept()}, {@link
         * Framer#stream()} or {@link Framer#reject()}. Of commands: literals for which a client awaits a go-ahead, and
         * those of {@link Framer#announceFrom}; of responses: the latter.
         */
        LITERAL,
        /** {@link Framer#chunk()} is the next piece of a literal that is streamed. */
        CHUNK,
        /** The literal that is streamed has ended; the rest of its frame follows. */
        LITERAL_END
    }

    private static final int FIRST_CAPACITY = 512;
    private static final byte[] NOTHING = {};
    /** A larger buffer is let go when there is nothing in it. */
    private static final int MOST_KEPT = 256 * 1024;

    /** Literals of this size are gathered apart, and a frame of this size without them may grow much larger. */
    static final int LARGE = 8 * 1024;

    private static final int HEAD = 32;
    /** How many lines are joined to one that seemed to end a frame. */
    private static final int MOST_JOINED = 64;
    /** How much of a line that is passed over is kept: enough for the header of a literal at its end. */
    private static final int TAIL = 32;

    private final int maxLineBytes;
    private final int maxLiteralBytes;
    private final int maxResponseBytes;
    private final int apartFrom;
    private final boolean ofCommands;
    private final QuirkListener listener;
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
    /** What gathers the current literal, if that is not the buffer. */
    private Bytes.@Nullable Builder gathering;
    /** The literals of the frame that are not in the buffer. */
    private LiteralsApart apart = LiteralsApart.NONE;
    /** Whether the current frame is passed over. */
    private boolean passingOver;
    /** Whether what is passed over is a status response, whose text announces no literal. */
    private boolean passingText;
    /** Whether NUL octets stood before the current frame. */
    private boolean sawNuls;
    /** Whether a line of the current frame ended in LF or CR alone. */
    private boolean sawBareEnd;
    /** Whether the CR that came last ends its line. */
    private boolean returnEnds;
    /** Whether an LF that comes next belongs to the line that has ended. */
    private boolean feedMayFollow;
    /** Whether the next line may belong to the current frame, which seemed to end. */
    private boolean joining;
    /** Where the current frame seemed to end. */
    private int seemedEnd;
    /** How many lines were joined to the current frame. */
    private int joined;
    /** How many lines were joined to the frame that was told last. */
    private int frameLines;

    /** Literals of at least this many octets are announced. */
    private long announceFrom = Long.MAX_VALUE;
    /** Whether the current literal is handed out in chunks. */
    private boolean streaming;
    /** Where the octets are that were handed out or gathered last; they are gone when the next ones are looked for. */
    private int chunkFrom;

    private int chunkTo;
    /** What is told next, before anything else. */
    private @Nullable Event pending;

    private @Nullable Literal literal;
    private @Nullable LimitExceededException violation;

    /** Makes a framer with any limits, too small ones included, that gathers literals apart from any size on. */
    Framer(
            int maxLineBytes,
            int maxLiteralBytes,
            int maxResponseBytes,
            int apartFrom,
            boolean ofCommands,
            QuirkListener listener) {
        this.maxLineBytes = maxLineBytes;
        this.maxLiteralBytes = maxLiteralBytes;
        this.maxResponseBytes = maxResponseBytes;
        this.apartFrom = apartFrom;
        this.ofCommands = ofCommands;
        this.listener = listener;
    }

    private Framer(Limits limits, boolean ofCommands, QuirkListener listener) {
        this(limits.maxLineBytes(), limits.maxLiteralBytes(), limits.maxResponseBytes(), LARGE, ofCommands, listener);
    }

    /** Returns a framer for what a server sends. */
    public static Framer ofResponses(Limits limits) {
        return ofResponses(limits, QuirkListener.NONE);
    }

    /** Returns such a framer that tells {@code listener} what it tolerates. */
    public static Framer ofResponses(Limits limits, QuirkListener listener) {
        return new Framer(limits, false, listener);
    }

    /** Returns a framer for what a client sends. It announces each synchronizing literal. */
    public static Framer ofCommands(Limits limits) {
        return new Framer(limits, true, QuirkListener.NONE);
    }

    /**
     * Announces literals of at least {@code octets} octets from now on, {@link Event#LITERAL}, so that they can be
     * streamed. The larger the smallest of them, the less it costs to decide; {@link Long#MAX_VALUE} announces none.
     */
    public void announceFrom(long octets) {
        announceFrom = octets;
    }

    /** Adds a copy of {@code octets} from {@code from} (inclusive) to {@code to} (exclusive). */
    public void feed(byte[] octets, int from, int to) {
        dropChunk();
        int behind = gathering != null && scanned == end ? gather(gathering, octets, from, to) : from;
        int size = to - behind;
        if (buffer.length - end < size) {
            makeRoom(size);
        }
        System.arraycopy(octets, behind, buffer, end, size);
        end += size;
    }

    /** Adds to the literal what belongs to it, and returns where it ends. */
    private int gather(Bytes.Builder target, byte[] octets, int from, int to) {
        int taken = (int) Math.min(literalLeft, to - from);
        target.append(octets, from, from + taken);
        literalLeft -= taken;
        return from + taken;
    }

    private void makeRoom(int size) {
        int used = end - start;
        int needed = Math.addExact(used, size);
        byte[] target = buffer;
        if (needed > buffer.length - buffer.length / 8) {
            // room for the beginning of a next response, so that what is fed each time fits in from now on
            long larger = Math.max(FIRST_CAPACITY, needed + (used < LARGE ? needed / 4L : needed));
            target = new byte[(int) Math.min(larger, Integer.MAX_VALUE - 8)];
        }
        System.arraycopy(buffer, start, target, 0, used);
        buffer = target;
        lineStart -= start;
        scanned -= start;
        seemedEnd -= start;
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

    /**
     * Returns what there is of the frame whose literal was announced, the literal's header included, as if the literal
     * had been streamed; valid until anything else is called.
     */
    public Frame begun() {
        Content announced = new Content.Passed(literal().size());
        frame.set(buffer, start, scanned, apart.copy().with(scanned - start, announced));
        return frame;
    }

    /**
     * Gathers the announced literal in memory. A client that awaits it may be told to go ahead.
     *
     * @return false if it is over a limit: {@link Event#OVERSIZE} comes next, and a client that awaits a go-ahead must
     *     not get one
     */
    public boolean accept() {
        Literal accepted = literal();
        literal = null;
        if (checkLiteral(accepted.size()) == Event.OVERSIZE) {
            pending = Event.OVERSIZE;
            passOverLiteral(accepted.size(), accepted.synchronizing());
            return false;
        }
        gather(accepted.size());
        return true;
    }

    /**
     * Hands out the announced literal in chunks, of any size: {@link Event#CHUNK} for as many as have been fed, then
     * {@link Event#LITERAL_END}. A client that awaits it may be told to go ahead.
     */
    public void stream() {
        literalLeft = literal().size();
        apart = apart.with(scanned - start, new Content.Passed(literalLeft));
        literal = null;
        streaming = true;
        chunkFrom = scanned;
        chunkTo = scanned;
    }

    /** Drops the frame whose literal was announced; a client that awaits a go-ahead is to be told that it failed. */
    public void reject() {
        Literal rejected = literal();
        literal = null;
        passingText = false;
        passingOver = true;
        passOverLiteral(rejected.size(), rejected.synchronizing());
    }

    /** Returns a copy of the octets that {@link Event#CHUNK} told of. */
    public Bytes chunk() {
        return Bytes.copyOf(buffer, chunkFrom, chunkTo);
    }

    /** Looks for the next frame. */
    public Event next() {
        if (literal != null) {
            return Event.LITERAL;
        }
        Event first = pending;
        if (first != null) {
            pending = null;
            return first;
        }
        if (streaming) {
            return nextChunk();
        }
        while (true) {
            if ((literalLeft > 0 || gathering != null) && !takeLiteral()) {
                return Event.MORE;
            }
            int feed = endOfLine();
            if (joining && standsAlone(feed)) {
                return seemingEnd();
            } else if (feed < 0) {
                return joining ? Event.MORE : lineGoesOn();
            }
            joining = false;
            scanned = feed + 1;
            boolean whole = feed > lineStart && buffer[feed - 1] == '\r' && buffer[feed] == '\n';
            sawBareEnd |= !whole;
            Event event = lineEnds(whole ? feed - 1 : feed);
            if (event != Event.MORE) {
                return event;
            }
        }
    }

    /**
     * Tells whether a line seems to have ended in a CR that nothing has come behind. LF, which may come with what is read
     * next, belongs to it. The header of a literal is no such line: its octets are still to come.
     */
    public boolean awaitsLineFeed() {
        return !ofCommands
                && literalLeft == 0
                && !streaming
                && end > lineStart
                && buffer[end - 1] == '\r'
                && (LiteralHeader.size(buffer, lineStart, end - 1) == LiteralHeader.NONE || isText(end - 1));
    }

    /**
     * Ends the line that {@link #awaitsLineFeed()} tells of, as nothing has come for a while: some servers end lines in CR
     * alone, and then nothing will. An LF that comes after all belongs to it.
     */
    public void endLine() {
        returnEnds = awaitsLineFeed();
    }

    private int endOfLine() {
        if (feedMayFollow && scanned < end) {
            passOverLineFeed();
        }
        int feed = LineEnd.find(buffer, scanned, end);
        if (returnEnds) {
            returnEnds = false;
            feedMayFollow = feed < 0;
            return feed < 0 ? end - 1 : feed;
        }
        return feed;
    }

    private void passOverLineFeed() {
        feedMayFollow = false;
        if (buffer[scanned] == '\n') {
            start += start == scanned ? 1 : 0;
            scanned++;
            lineStart = scanned;
        }
    }

    private Event nextChunk() {
        dropChunk();
        if (literalLeft == 0) {
            streaming = false;
            lineStart = scanned;
            return Event.LITERAL_END;
        }
        int size = (int) Math.min(literalLeft, end - scanned);
        chunkFrom = scanned;
        chunkTo = scanned + size;
        literalLeft -= size;
        return size == 0 ? Event.MORE : Event.CHUNK;
    }

    /** Closes the gap that the last chunk leaves behind the beginning of its frame, by moving the smaller side. */
    private void dropChunk() {
        int size = chunkTo - chunkFrom;
        int before = chunkFrom - start;
        int behind = end - chunkTo;
        if (size == 0) {
            return;
        } else if (before < behind) {
            System.arraycopy(buffer, start, buffer, start + size, before);
            start += size;
            scanned += size;
        } else {
            System.arraycopy(buffer, chunkTo, buffer, chunkFrom, behind);
            end -= size;
        }
        chunkFrom = scanned;
        chunkTo = scanned;
    }

    /** Begins to gather a literal: a large one in memory of its own, into which its octets are copied as they are fed. */
    private void gather(long size) {
        literalLeft = size;
        gathering = size >= apartFrom ? Bytes.builder((int) size) : null;
    }

    /** Moves over the octets of the literal that are there; tells whether that was all of it. */
    private boolean takeLiteral() {
        if (gathering != null) {
            takeApart(gathering);
        } else {
            int taken = (int) Math.min(literalLeft, end - scanned);
            scanned += taken;
            literalLeft -= taken;
        }
        lineStart = scanned;
        if (passingOver) {
            start = scanned;
        }
        return literalLeft == 0;
    }

    private void takeApart(Bytes.Builder target) {
        chunkFrom = scanned;
        chunkTo = gather(target, buffer, scanned, end);
        dropChunk();
        if (literalLeft == 0) {
            apart = apart.with(scanned - start, Content.of(target.build()));
            gathering = null;
        }
    }

    /**
     * Takes back the frame that {@link Event#FRAME} told of, before anything else is called: its parentheses or quotes are
     * open, so the next line may belong to it. If that line begins a response, the frame comes again as it was, else with
     * the line joined to it.
     *
     * @return false if the frame has come again, or has too many lines already
     */
    public boolean resume() {
        if (frame.isFinal()) {
            return false;
        }
        joined = frameLines + 1;
        start = frame.from();
        apart = frame.apart();
        seemedEnd = frame.to();
        joining = true;
        return true;
    }

    /** Tells whether the line here, which ends at {@code feed} if not -1, is a response of its own, or makes too much. */
    private boolean standsAlone(int feed) {
        if (lineStart == end) {
            return false;
        }
        int known = buffer[end - 1] == '\r' ? end - 1 : end;
        int to = feed < 0 ? known : feed;
        boolean marked = buffer[lineStart] == '*' || buffer[lineStart] == '+';
        boolean large = to - lineStart > maxLineBytes || size(to) > maxResponseBytes;
        return marked || large || feed >= 0 && TextResponse.matches(buffer, lineStart, feed);
    }

    private Event seemingEnd() {
        frame.set(buffer, start, seemedEnd, apart);
        frame.lines(false, joined > 1);
        startFrame(lineStart);
        return Event.FRAME;
    }

    private Event lineGoesOn() {
        scanned = end > lineStart && buffer[end - 1] == '\r' ? end - 1 : end;
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
            sawNuls = true;
        }
    }

    /** Passes over the frame if its current line, up to {@code to}, makes it too long. */
    private Event checkLength(int to) {
        long lineMost = (long) lineStart + maxLineBytes;
        long frameMost = (long) start + maxResponseBytes - apart.gathered();
        if (to <= lineMost && to <= frameMost) {
            return Event.MORE;
        }
        return lineMost <= frameMost
                ? passOver("maxLineBytes", maxLineBytes)
                : passOver("maxResponseBytes", maxResponseBytes);
    }

    /** Lets go of all memory, if everything that was fed has been told of: no more is expected for a while. */
    public void rest() {
        boolean within = joining || passingOver || streaming || literalLeft > 0 || gathering != null || literal != null;
        if (start == end && buffer.length > 0 && !within && pending == null) {
            buffer = NOTHING;
            rewind();
        }
    }

    /** Everything was consumed: begins at the front again, without large arrays where they are not needed any more. */
    private void rewind() {
        start = 0;
        end = 0;
        if (buffer.length > MOST_KEPT) {
            buffer = new byte[FIRST_CAPACITY];
        }
        frame.set(buffer, 0, 0, LiteralsApart.NONE);
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
        LiteralsApart apartBefore = apart;
        frameLines = joined;
        startFrame(scanned);
        if (passedOver) {
            return length;
        }
        frame.set(buffer, from, contentEnd, apartBefore);
        frame.lines(!ofCommands && frameLines < MOST_JOINED, frameLines > 0);
        boolean empty = from == contentEnd && !ofCommands;
        if (sawNuls || sawBareEnd || empty) {
            report(empty);
        }
        return empty ? length : Event.FRAME;
    }

    private void report(boolean empty) {
        if (sawNuls) {
            listener.tolerated(Quirk.LEADING_NULS, frame);
        }
        if (sawBareEnd) {
            boolean feed = scanned > 0 && buffer[scanned - 1] == '\n';
            listener.tolerated(feed ? Quirk.BARE_LINE_FEED : Quirk.BARE_CARRIAGE_RETURN, frame);
        }
        if (empty) {
            listener.tolerated(Quirk.EMPTY_LINE, frame);
        }
        sawNuls = false;
        sawBareEnd = false;
    }

    private Event literalBegins(int contentEnd, long size) {
        boolean awaited = ofCommands && !LiteralHeader.isNonSynchronizing(buffer, contentEnd);
        boolean announced = !passingOver && size >= announceFrom;
        Event event = passingOver || announced ? Event.MORE : checkLiteral(size);
        lineStart = scanned;
        if (passingOver) {
            passOverLiteral(size, awaited);
        } else if (awaited || announced) {
            literal = new Literal(size, awaited);
            return Event.LITERAL;
        } else {
            gather(size);
        }
        return event;
    }

    /** A literal that is awaited will not come, as the client is not told to go ahead: its frame has ended. */
    private void passOverLiteral(long size, boolean awaited) {
        if (awaited) {
            startFrame(scanned);
        } else {
            literalLeft = size;
            start = scanned;
        }
    }

    /** Returns how many octets the frame has up to {@code to}. */
    private long size(int to) {
        return (long) to - start + apart.gathered();
    }

    private Event checkLiteral(long size) {
        if (size > maxLiteralBytes) {
            return passOver("maxLiteralBytes", maxLiteralBytes);
        } else if (size(scanned) + size > maxResponseBytes) {
            return passOver("maxResponseBytes", maxResponseBytes);
        }
        return Event.MORE;
    }

    private Event passOver(String limit, int most) {
        violation = new LimitExceededException(limit, most, head());
        frame.set(buffer, start, scanned, apart);
        listener.tolerated(Quirk.OVERSIZE_RESPONSE, frame);
        apart = LiteralsApart.NONE;
        passingText = isText((int) Math.min(scanned, (long) start + Math.min(maxLineBytes, maxResponseBytes)));
        passingOver = true;
        start = Math.max(start, scanned - TAIL);
        lineStart = Math.max(lineStart, start);
        return Event.OVERSIZE;
    }

    /** Returns how the frame begins; of a command, tag and name only, as what follows may be a secret. */
    private String head() {
        return head(buffer, start, scanned, ofCommands);
    }

    static String head(byte[] array, int from, int to, boolean ofCommand) {
        StringBuilder head = new StringBuilder(HEAD);
        int spaces = 0;
        for (int i = from; i < Math.min(to, from + HEAD) && spaces < (ofCommand ? 2 : 4); i++) {
            if (array[i] < ' ' || array[i] == 0x7F || array[i] == '(') {
                break;
            }
            spaces += array[i] == ' ' ? 1 : 0;
            head.append((char) array[i]);
        }
        return head.toString().trim();
    }

    private void startFrame(int at) {
        start = at;
        lineStart = at;
        scanned = at;
        passingOver = false;
        literalLeft = 0;
        gathering = null;
        apart = LiteralsApart.NONE;
        joining = false;
        joined = 0;
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
        pending = null;
        streaming = false;
        returnEnds = false;
        feedMayFollow = false;
        chunkFrom = 0;
        chunkTo = 0;
        startFrame(0);
    }
}
