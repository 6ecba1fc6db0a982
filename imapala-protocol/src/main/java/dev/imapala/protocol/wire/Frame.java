package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Content;
import org.jspecify.annotations.Nullable;

/**
 * One complete response or command, literals and all, without its last CRLF. It is a view of the framer's memory,
 * valid until the framer goes on. Of a literal that was streamed it has the header only.
 */
public final class Frame {
    private byte[] array = {};
    private int from;
    private int to;
    private LiteralsApart apart = LiteralsApart.NONE;
    /** Whether nothing can be joined to it. */
    private boolean isFinal = true;
    /** Whether there may be ends of lines in it that are not a literal's. */
    private boolean isJoined = true;

    Frame() {}

    /** Returns the frame of {@code octets}: a line without its CRLF, with its literals inside. */
    public static Frame of(Bytes octets) {
        Frame frame = new Frame();
        frame.set(octets.toArray(), 0, octets.size(), LiteralsApart.NONE);
        frame.isJoined = true;
        return frame;
    }

    void set(byte[] newArray, int newFrom, int newTo, LiteralsApart newApart) {
        isFinal = true;
        isJoined = false;
        array = newArray;
        from = newFrom;
        to = newTo;
        apart = newApart;
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

    LiteralsApart apart() {
        return apart;
    }

    /** Returns the literal whose header ends before {@code offset}, if it is not among the lines; else null. */
    @Nullable
    Content apart(int offset) {
        return apart.isEmpty() ? null : apart.find(offset);
    }

    /** Returns the number of octets that are here. */
    public int size() {
        return to - from + apart.gathered();
    }

    /** Returns a copy of the octets. */
    public Bytes line() {
        return octets(from, to);
    }

    /** Returns a copy of the octets between two indexes of the array, large literals in their places. */
    Bytes octets(int begin, int end) {
        return apart.isEmpty() ? Bytes.copyOf(array, begin, end) : apart.join(array, from, begin, end);
    }

    /** Returns how many octets stand before an index of the array. */
    int offset(int index) {
        return index - from + (apart.isEmpty() ? 0 : apart.gatheredBefore(index - from));
    }
}
