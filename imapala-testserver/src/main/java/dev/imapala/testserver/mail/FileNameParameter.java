package dev.imapala.testserver.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a file name as a parameter, in the ways that are in use. */
final class FileNameParameter {
    private static final int SEGMENT = 40;

    private FileNameParameter() {}

    static String quoted(String name, String value) {
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Picks among extended values, continuations (RFC 2231 section 3, RFC 2231 section 4) and the widespread encoded word. */
    static String unusual(String name, String value, Dice dice) {
        int way = dice.below(3);
        if (way == 0) {
            return continued(name, value);
        }
        if (way == 1 && !EncodedWords.isAscii(value) && value.length() < SEGMENT) {
            return name + "=\"" + EncodedWords.UTF_8.encode(value).replace("\r\n", "") + '"';
        }
        return name + "*=" + "utf-8''" + percentEncoded(value);
    }

    private static String continued(String name, String value) {
        List<String> parts = new ArrayList<>();
        String rest = "utf-8''" + percentEncoded(value);
        while (!rest.isEmpty()) {
            int end = segmentEnd(rest);
            parts.add(name + "*" + parts.size() + "*=" + rest.substring(0, end));
            rest = rest.substring(end);
        }
        return String.join(";\r\n ", parts);
    }

    private static int segmentEnd(String rest) {
        if (rest.length() <= SEGMENT) {
            return rest.length();
        }
        int percent = rest.lastIndexOf('%', SEGMENT - 1);
        return percent > SEGMENT - 3 ? percent : SEGMENT;
    }

    private static String percentEncoded(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-')) {
                out.append((char) c);
            } else {
                TransferEncodings.appendHex(out, '%', c);
            }
        }
        return out.toString();
    }
}
