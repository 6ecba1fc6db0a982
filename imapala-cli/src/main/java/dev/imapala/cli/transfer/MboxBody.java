package dev.imapala.cli.transfer;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes a message of lines of an mbox again. The last line end is held back: it may be the one that the mbox has put behind the
 * message.
 */
final class MboxBody {
    private final OutputStream out;
    private final boolean exact;
    private final long wanted;
    private long written;
    private byte[] held = {};
    private boolean lastCr;

    /**
     * Makes one that writes to {@code out}.
     *
     * @param exact whether line ends stay as they are, rather than become CRLF
     * @param wanted how many octets the message has; -1 if that is not known
     */
    MboxBody(OutputStream out, boolean exact, long wanted) {
        this.out = out;
        this.exact = exact;
        this.wanted = wanted;
    }

    /** Adds a line, without the {@code >} that quotes it. */
    void write(MboxLine line) throws IOException {
        release();
        byte[] octets = line.octets();
        int from = line.isQuotedFrom() ? 1 : 0;
        if (line.isEmpty()) {
            held = octets;
            return;
        }
        add(octets, from);
    }

    private void add(byte[] octets, int from) throws IOException {
        for (int i = from; i < octets.length; i++) {
            if (!exact && octets[i] == '\n' && !lastCr) {
                put('\r');
            }
            put(octets[i]);
            lastCr = octets[i] == '\r';
        }
    }

    private void put(int octet) throws IOException {
        if (wanted < 0 || written < wanted) {
            out.write(octet);
            written++;
        }
    }

    private void release() throws IOException {
        add(held, 0);
        held = new byte[0];
    }

    /** Ends the message: an empty line before the end is the mbox's own, unless the message is known to have more octets. */
    void finish() throws IOException {
        if (wanted > written) {
            release();
        }
    }
}
