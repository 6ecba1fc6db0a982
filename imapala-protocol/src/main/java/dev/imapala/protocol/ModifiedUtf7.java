package dev.imapala.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The encoding of mailbox names in IMAP4rev1: printable ASCII stands for itself, {@code &} is {@code &-}, everything
 * else is UTF-16 in a base64 with a comma for the slash.
 *
 * <p>RFC 3501 section 5.1.3
 */
final class ModifiedUtf7 {
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private ModifiedUtf7() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        int at = 0;
        while (at < text.length()) {
            int end = endOfRun(text, at);
            if (end > at) {
                byte[] utf16 = text.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
                encoded.append('&')
                        .append(ENCODER.encodeToString(utf16).replace('/', ','))
                        .append('-');
                at = end;
            } else {
                char c = text.charAt(at++);
                encoded.append(c == '&' ? "&-" : String.valueOf(c));
            }
        }
        return encoded.toString();
    }

    /** Returns where the run of characters that need base64, from {@code at} on, ends. */
    private static int endOfRun(String text, int at) {
        int end = at;
        while (end < text.length() && !isDirect(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDirect(char c) {
        return c >= ' ' && c < 0x7F;
    }

    /** Returns the text, or nothing if {@code encoded} is not what {@link #encode} makes. */
    static Optional<String> decode(String encoded) {
        StringBuilder text = new StringBuilder(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char c = encoded.charAt(at);
            int end = c == '&' ? encoded.indexOf('-', at) : at;
            if (end < 0 || !isDirect(c)) {
                return Optional.empty();
            }
            if (c != '&' || end == at + 1) {
                text.append(c);
            } else if (!decodeRun(encoded.substring(at + 1, end), text)) {
                return Optional.empty();
            }
            at = end + 1;
        }
        return Optional.of(text.toString()).filter(decoded -> encode(decoded).equals(encoded));
    }

    private static boolean decodeRun(String base64, StringBuilder text) {
        if (base64.indexOf('/') >= 0) {
            return false;
        }
        try {
            byte[] utf16 = DECODER.decode(base64.replace(',', '/'));
            text.append(new String(utf16, StandardCharsets.UTF_16BE));
            return utf16.length % 2 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
