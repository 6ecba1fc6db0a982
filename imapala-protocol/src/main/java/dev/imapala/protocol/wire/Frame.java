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

    Frame() {}

    /** Returns the frame of {@code octets}: a line without its CRLF, with its literals inside. */
    public static Frame of(Bytes octets) {
        Frame frame = new Frame();
        frame.set(octets.toArray(), 0, octets.size(), Set.of());
        return frame;
    }

    void set(byte[] newArray, int newFrom, int newTo, Set<Integer> newStreamed) {
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
