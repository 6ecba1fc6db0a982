package dev.imapala.testserver.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The content transfer encodings of RFC 2045 section 6, in the encoding direction. */
final class TransferEncodings {
    private static final int MAX_QUOTED_LINE = 73;
    private static final String HEX = "0123456789ABCDEF";
    private static final byte[] CRLF = {'\r', '\n'};

    private TransferEncodings() {}

    /** Encodes in lines of 76 characters, the last one with its line end. */
    static byte[] base64(byte[] bytes) {
        String text = Base64.getMimeEncoder(76, CRLF).encodeToString(bytes) + "\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Encodes text with CRLF line ends, which stay line ends. */
    static byte[] quotedPrintable(byte[] text) {
        StringBuilder out = new StringBuilder(text.length * 3 / 2);
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\r') {
                out.append("\r\n");
                column = 0;
                i++;
                continue;
            }
            if (column >= MAX_QUOTED_LINE) {
                out.append("=\r\n");
                column = 0;
            }
            int before = out.length();
            appendQuoted(out, text, i);
            column += out.length() - before;
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void appendQuoted(StringBuilder out, byte[] text, int index) {
        int c = text[index] & 0xFF;
        boolean endsLine = index + 1 == text.length || text[index + 1] == '\r';
        if (c == '=' || c > '~' || (c <= ' ' && (c != ' ' || endsLine))) {
            appendHex(out, '=', c);
        } else {
            out.append((char) c);
        }
    }

    static void appendHex(StringBuilder out, char mark, int c) {
        out.append(mark).append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0x0F));
    }
}
