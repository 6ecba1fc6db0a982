package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Quirk;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frames and parses octets in a test, as the one or the other side would. */
final class Peer {
    private static final int ENOUGH = Limits.DEFAULT.maxLineBytes();

    private final Framer framer;
    private final int maxDepth;
    private final boolean ofCommands;
    private final boolean isApart;
    private @Nullable ResponseParser responses;
    private @Nullable CommandParser commands;
    private final List<Bytes> frames = new ArrayList<>();
    private final List<LimitExceededException> violations = new ArrayList<>();

    /** What the framer has tolerated since the last frame. */
    private final Set<Quirk> framing = EnumSet.noneOf(Quirk.class);
    /** What the framer has tolerated, frame by frame. */
    private final List<Set<Quirk>> framed = new ArrayList<>();
    /** What the parser has tolerated in the last frame. */
    private final Set<Quirk> parsing = EnumSet.noneOf(Quirk.class);

    /** What the frames meant as they came. */
    private final List<Object> meanings = new ArrayList<>();

    private Peer(int[] limits, int apartFrom, boolean ofCommands, int maxDepth) {
        framer = new Framer(
                limits[0], limits[1], limits[2], apartFrom, ofCommands, (quirk, frame) -> framing.add(quirk));
        isApart = apartFrom == 0;
        this.ofCommands = ofCommands;
        this.maxDepth = maxDepth;
    }

    static Peer of(boolean ofCommands) {
        return of(ofCommands, ENOUGH, ENOUGH, ENOUGH);
    }

    static Peer of(boolean ofCommands, int maxLineBytes, int maxLiteralBytes, int maxResponseBytes) {
        int[] limits = {maxLineBytes, maxLiteralBytes, maxResponseBytes};
        return new Peer(limits, Framer.LARGE, ofCommands, Limits.DEFAULT.maxDepth());
    }

    /** Returns a peer that takes every literal for a large one, and knows what its frames meant as they came. */
    static Peer gatheringApart(boolean ofCommands) {
        return gatheringApart(ofCommands, ENOUGH, ENOUGH, ENOUGH);
    }

    static Peer gatheringApart(boolean ofCommands, int maxLineBytes, int maxLiteralBytes, int maxResponseBytes) {
        int[] limits = {maxLineBytes, maxLiteralBytes, maxResponseBytes};
        return new Peer(limits, 0, ofCommands, Limits.DEFAULT.maxDepth());
    }

    static Peer ofDepth(boolean ofCommands, int maxDepth) {
        return new Peer(new int[] {ENOUGH, ENOUGH, ENOUGH}, Framer.LARGE, ofCommands, maxDepth);
    }

    /** Feeds octets and takes all frames that are complete then. Accepts every literal. */
    Peer feed(Bytes octets) {
        framer.feed(octets.toArray(), 0, octets.size());
        for (Framer.Event event = framer.next(); event != Framer.Event.MORE; event = framer.next()) {
            if (event == Framer.Event.LITERAL) {
                framer.accept();
            } else if (event == Framer.Event.OVERSIZE) {
                violations.add(framer.violation());
            } else if (event == Framer.Event.FRAME && !goesOn()) {
                frames.add(framer.frame().line());
                if (isApart) {
                    meanings.add(value(framer.frame()));
                }
                framed.add(Set.copyOf(framing));
                framing.clear();
            }
        }
        return this;
    }

    /** Lets the last response come, should it wait for a line that belongs to it. */
    Peer ended() {
        int complete = frames.size();
        if (framer.hasBuffered() && !ofCommands) {
            feed("* 7 EXISTS\r\n");
            frames.subList(complete + 1, frames.size()).clear();
        }
        return this;
    }

    private boolean goesOn() {
        if (ofCommands) {
            return false;
        }
        try {
            responses().parse(framer.frame());
        } catch (ParseException | LimitExceededException e) {
            // counts as well
        }
        return responses().endedOpen() && framer.resume();
    }

    Peer feed(String text) {
        return feed(Bytes.of(text));
    }

    /** Feeds a frame as its sender would: what is behind a synchronizing literal only if nothing was refused. */
    Peer feedFrame(Bytes frame) {
        int refused = violations.size();
        for (Bytes piece : pieces(frame)) {
            if (!ofCommands || violations.size() == refused) {
                feed(piece);
            }
        }
        return this;
    }

    /** Cuts a frame, CRLF included, behind each header of a synchronizing literal. */
    static List<Bytes> pieces(Bytes frame) {
        List<Bytes> pieces = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < frame.size()) {
            if (frame.at(at) != '\n') {
                at++;
                continue;
            }
            String line = frame.slice(from, at + 1).text();
            at++;
            if (line.matches("(?s).*\\{\\d+}\r?\n")) {
                pieces.add(frame.slice(from, at));
                from = at;
                at += Integer.parseInt(line.replaceAll("(?s).*\\{(\\d+)}\r?\n", "$1"));
            }
        }
        pieces.add(frame.slice(from, frame.size()));
        return pieces;
    }

    List<Bytes> frames() {
        return frames;
    }

    /** Returns what each frame meant when it came: a value, or a {@link ParseException}. */
    List<Object> meanings() {
        return meanings;
    }

    /** Returns what was tolerated while framing and parsing the frame at {@code index}. */
    Set<Quirk> quirks(int index) {
        value(frames.get(index));
        Set<Quirk> quirks = EnumSet.copyOf(parsing);
        quirks.addAll(framed.get(index));
        return quirks;
    }

    List<LimitExceededException> violations() {
        return violations;
    }

    boolean hasBuffered() {
        return framer.hasBuffered();
    }

    /** Returns what each frame means: a value, or the {@link ParseException} of one that means nothing. */
    List<Object> values() {
        return frames.stream().map(this::value).toList();
    }

    /** Returns what a frame without its CRLF means: a value, or a {@link ParseException}, or one that it is too deep. */
    Object value(Bytes frame) {
        return value(Frame.of(frame));
    }

    private Object value(Frame frame) {
        parsing.clear();
        try {
            return ofCommands ? commands().parse(frame) : responses().parse(frame);
        } catch (LimitExceededException e) {
            assertThat(e.limit()).isEqualTo("maxDepth");
            return e;
        } catch (ParseException e) {
            return e;
        }
    }

    private CommandParser commands() {
        CommandParser parser = commands == null ? new CommandParser(maxDepth) : commands;
        commands = parser;
        return parser;
    }

    private ResponseParser responses() {
        ResponseParser parser =
                responses == null ? new ResponseParser(maxDepth, (quirk, frame) -> parsing.add(quirk)) : responses;
        responses = parser;
        return parser;
    }

    /** Returns the octets of a fragment; for content that is elsewhere as many as it says. */
    static Bytes octets(Fragment fragment) {
        if (fragment instanceof Fragment.Line line) {
            return line.octets();
        } else if (fragment instanceof Fragment.Literal literal) {
            return literal.octets();
        }
        int size = Math.toIntExact(((Fragment.Streamed) fragment).content().size());
        return Bytes.of("m".repeat(size));
    }

    /** Tells whether a fragment waits for a go-ahead. */
    static boolean isAwaited(Fragment fragment) {
        return fragment instanceof Fragment.Literal literal && literal.synchronizing()
                || fragment instanceof Fragment.Streamed streamed && streamed.synchronizing();
    }

    /** Returns what is written of a value that was parsed. */
    static Bytes written(Object value) {
        if (value instanceof TaggedCommand tagged) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            CommandSerializer.serialize(tagged.tag(), tagged.command(), WireOptions.LEAST)
                    .fragments()
                    .forEach(fragment -> octets.writeBytes(octets(fragment).toArray()));
            return Bytes.copyOf(octets.toByteArray());
        }
        return ResponseSerializer.serialize((dev.imapala.protocol.response.Response) value, false);
    }
}
