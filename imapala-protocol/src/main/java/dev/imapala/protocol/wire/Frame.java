package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import java.util.Set;

/**
 * One complete response or command, literals and all, without its last CRLF. It is a view of the framer's memory,
 * valid until the framer goes on. Of a literal that was streamed it has the header only.
 */
public final class Frame {
    private byte[] array = {};
    private int from;
    private int to;
    /** Where the literals that were streamed would be. */
    private Set<Integer> streamed = Set.of();
    /** Whether nothing can be joined to it. */
    private boolean isFinal = true;
    /** Whether there may be ends of lines in it that are not a literal's. */
    private boolean isJoined = true;

    Frame() {}

    /** Returns the frame of {@code octets}: a line without its CRLF, with its literals inside. */
    public static Frame of(Bytes octets) {
        Frame frame = new Frame();
        frame.set(octets.toArray(), 0, octets.size(), Set.of());
        frame.isJoined = true;
        return frame;
    }

    void set(byte[] newArray, int newFrom, int newTo, Set<Integer> newStreamed) {
        isFinal = true;
        isJoined = false;
        array = newArray;
        from = newFrom;
        to = newTo;
        streamed = newStreamed;
    }

    byte[] array() {
        return array;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Says whether lines may be joined to it, and whether some have been. */
    void lines(boolean mayFollow, boolean followed) {
        isFinal = !mayFollow;
        isJoined = followed;
    }

    boolean isJoined() {
        return isJoined;
    }

    boolean isFinal() {
        return isFinal;
    }

    Set<Integer> streamed() {
        return streamed;
    }

    /** Tells whether the literal whose header ends before {@code offset} was streamed, and is not here. */
    boolean isStreamed(int offset) {
        return !streamed.isEmpty() && streamed.contains(offset);
    }

    /** Returns the number of octets that are here. */
    public int size() {
        return to - from;
    }

    /** Returns a copy of the octets. */
    public Bytes line() {
        return Bytes.copyOf(array, from, to);
    }
}
