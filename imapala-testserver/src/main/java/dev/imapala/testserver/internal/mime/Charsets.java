package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Makes text of octets in a named character set. */
final class Charsets {
    private Charsets() {}

    /** Decodes; a character set that nobody knows is taken for UTF-8 or, if it cannot be, ISO-8859-1. */
    static String decode(byte[] octets, String charset) {
        try {
            return new String(octets, Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Bytes.copyOf(octets).text();
        }
    }
}
