package dev.imapala.cli.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Puts a {@code >} before each line that begins with {@code From }, or with {@code >}s and that, so that it can be taken away. */
final class MboxQuoting extends FilterOutputStream {
    private static final String FROM = "From ";

    private final boolean dropsCr;
    private boolean atLineStart = true;
    private int quotes;
    private int matched;
    private boolean endsLine = true;

    /**
     * Makes a stream that quotes lines.
     *
     * @param dropsCr whether to leave out all CRs: for octets that have them before LFs only
     */
    MboxQuoting(OutputStream out, boolean dropsCr) {
        super(out);
        this.dropsCr = dropsCr;
    }

    @Override
    public void write(int value) throws IOException {
        byte octet = (byte) value;
        if (dropsCr && octet == '\r') {
            return;
        }
        endsLine = octet == '\n';
        if (atLineStart && takes(octet)) {
            if (matched == FROM.length()) {
                out.write('>');
                releaseHeld();
            }
            return;
        } else if (atLineStart) {
            releaseHeld();
        }
        out.write(octet);
        atLineStart = octet == '\n';
    }

    /** Holds {@code octet} back if the line may still begin with {@code >>From }. */
    private boolean takes(byte octet) {
        if (matched == 0 && octet == '>') {
            quotes++;
            return true;
        } else if (octet == FROM.charAt(matched)) {
            matched++;
            return true;
        }
        return false;
    }

    private void releaseHeld() throws IOException {
        for (; quotes > 0; quotes--) {
            out.write('>');
        }
        for (int i = 0; i < matched; i++) {
            out.write(FROM.charAt(i));
        }
        matched = 0;
        atLineStart = false;
    }

    /** Writes what was held back, and ends the line if the octets did not. */
    void finish() throws IOException {
        releaseHeld();
        if (!endsLine) {
            out.write('\n');
        }
    }
}
