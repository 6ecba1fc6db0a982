package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;

/**
 * One complete response or command, literals and all, without its last CRLF. It is a view of the framer's memory,
 * valid until the framer goes on.
 */
public final class Frame {
    private byte[] array = {};
    private int from;
    private int to;

    Frame() {}

    /** Returns the frame of {@code octets}: a line without its CRLF, with its literals inside. */
    public static Frame of(Bytes octets) {
        Frame frame = new Frame();
        frame.set(octets.toArray(), 0, octets.size());
        return frame;
    }

    void set(byte[] newArray, int newFrom, int newTo) {
        array = newArray;
        from = newFrom;
        to = newTo;
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

    /** Returns the number of octets. */
    public int size() {
        return to - from;
    }

    /** Returns a copy of the octets. */
    public Bytes line() {
        return Bytes.copyOf(array, from, to);
    }
}
