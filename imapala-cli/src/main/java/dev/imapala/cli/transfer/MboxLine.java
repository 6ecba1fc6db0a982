package dev.imapala.cli.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A line of an mbox with its end, or a piece of one that is very long.
 */
final class MboxLine {
    private static final int LONGEST = 64 * 1024;
    private static final String FROM = "From ";

    private final byte[] octets;
    private final boolean begins;

    private MboxLine(byte[] octets, boolean begins) {
        this.octets = octets;
        this.begins = begins;
    }

    /** Reads what {@code in} has next; {@code begins} tells whether a line begins there. */
    static MboxLine read(InputStream in, boolean begins) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        boolean mayBeQuoted = begins;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            line.write(octet);
            mayBeQuoted &= octet == '>' || FROM.indexOf(octet) >= 0; // its beginning is not to be cut apart
            if (octet == '\n' || line.size() >= LONGEST && !mayBeQuoted) {
                break;
            }
        }
        return new MboxLine(line.toByteArray(), begins);
    }

    /** Returns what it has: nothing at the end of the file. Not to be changed. */
    byte[] octets() {
        return octets;
    }

    int size() {
        return octets.length;
    }

    boolean isEnd() {
        return octets.length == 0;
    }

    boolean endsLine() {
        return octets.length > 0 && octets[octets.length - 1] == '\n';
    }

    boolean isEmpty() {
        return begins
                && (octets.length == 1 && octets[0] == '\n'
                        || octets.length == 2 && octets[0] == '\r' && octets[1] == '\n');
    }

    boolean isFrom() {
        return startsWith(FROM);
    }

    boolean startsWith(String text) {
        return begins && startsWith(text, 0);
    }

    private boolean startsWith(String text, int at) {
        if (octets.length < at + text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (octets[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether it is {@code From } behind one {@code >} or more. */
    boolean isQuotedFrom() {
        int quotes = 0;
        while (quotes < octets.length && octets[quotes] == '>') {
            quotes++;
        }
        return begins && quotes > 0 && startsWith(FROM, quotes);
    }

    /** Returns the line without its end; octets above 127 are taken for Latin-1. */
    String text() {
        return new String(octets, StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
