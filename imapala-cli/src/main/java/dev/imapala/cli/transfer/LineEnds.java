package dev.imapala.cli.transfer;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** Puts a CR before each LF that has none, in octets that come in pieces. Mail has CRLF line ends; files often have not. */
final class LineEnds implements UnaryOperator<ByteBuffer> {
    private byte last;

    @Override
    public ByteBuffer apply(ByteBuffer chunk) {
        ByteBuffer changed = ByteBuffer.allocate(chunk.remaining() + count(chunk.duplicate(), last));
        while (chunk.hasRemaining()) {
            byte octet = chunk.get();
            if (octet == '\n' && last != '\r') {
                changed.put((byte) '\r');
            }
            changed.put(octet);
            last = octet;
        }
        return changed.flip();
    }

    /** Counts the LFs without a CR in {@code chunk}, before which came {@code last}. */
    static int count(ByteBuffer chunk, byte last) {
        int count = 0;
        byte before = last;
        while (chunk.hasRemaining()) {
            byte octet = chunk.get();
            if (octet == '\n' && before != '\r') {
                count++;
            }
            before = octet;
        }
        return count;
    }
}
