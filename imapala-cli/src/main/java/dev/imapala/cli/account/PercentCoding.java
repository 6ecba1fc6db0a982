package dev.imapala.cli.account;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Octets written as {@code %C3}, in UTF-8.
 *
 * <p>RFC 5092 section 8
 */
final class PercentCoding {
    private static final String UNRESERVED = "-._~!$'()*+,";
    private static final String DIGITS = "0123456789ABCDEF";

    private PercentCoding() {}

    /** Returns the text; nothing if a percent sign is not followed by two digits, or the octets are not UTF-8. */
    static Optional<String> decode(String coded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(coded.length());
        for (int i = 0; i < coded.length(); ) {
            int c = coded.codePointAt(i);
            if (c != '%') {
                octets.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
                continue;
            }
            int octet = octetAt(coded, i + 1);
            if (octet < 0) {
                return Optional.empty();
            }
            octets.write(octet);
            i += 3;
        }
        return utf8(octets.toByteArray());
    }

    private static int octetAt(String coded, int at) {
        if (at + 2 > coded.length()) {
            return -1;
        }
        int high = Character.digit(coded.charAt(at), 16);
        int low = Character.digit(coded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static Optional<String> utf8(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns {@code text} with all octets encoded but letters, digits, harmless signs and those in {@code more}. */
    static String encode(String text, String more) {
        StringBuilder coded = new StringBuilder(text.length() + 8);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || more.indexOf(c) >= 0)) {
                coded.append(c);
            } else {
                coded.append('%').append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 0xF));
            }
        }
        return coded.toString();
    }
}
