package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Undoes content transfer encodings (RFC 2045 section 6), as far as the octets allow. */
final class TransferDecoder {
    private TransferDecoder() {}

    static byte[] decode(Bytes body, String encoding) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body.toArray());
            case "quoted-printable" -> quotedPrintable(body.toArray());
            default -> body.toArray();
        };
    }

    /** Decodes what is base64 up to the first padding; other characters are passed over. */
    static byte[] base64(byte[] encoded) {
        ByteArrayOutputStream digits = new ByteArrayOutputStream(encoded.length);
        for (byte octet : encoded) {
            if (octet == '=') {
                break;
            }
            boolean letter = octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
            if (letter || octet >= '0' && octet <= '9' || octet == '+' || octet == '/') {
                digits.write(octet);
            }
        }
        byte[] clean = digits.toByteArray();
        int usable = clean.length % 4 == 1 ? clean.length - 1 : clean.length;
        return Base64.getDecoder().decode(Arrays.copyOf(clean, usable));
    }

    static byte[] quotedPrintable(byte[] encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            int soft = encoded[i] == '=' ? softLineBreak(encoded, i + 1) : 0;
            int value = encoded[i] == '=' ? hex(encoded, i + 1) : -1;
            if (soft > 0) {
                i += soft;
            } else if (value >= 0) {
                out.write(value);
                i += 2;
            } else {
                out.write(encoded[i]);
            }
        }
        return out.toByteArray();
    }

    private static int softLineBreak(byte[] encoded, int at) {
        if (at < encoded.length && encoded[at] == '\n') {
            return 1;
        }
        return at + 1 < encoded.length && encoded[at] == '\r' && encoded[at + 1] == '\n' ? 2 : 0;
    }

    private static int hex(byte[] encoded, int at) {
        if (at + 1 >= encoded.length) {
            return -1;
        }
        int high = Character.digit(encoded[at], 16);
        int low = Character.digit(encoded[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
