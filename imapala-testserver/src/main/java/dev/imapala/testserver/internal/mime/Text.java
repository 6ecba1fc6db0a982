package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Byte strings: a character for each byte. */
final class Text {
    private Text() {}

    static String of(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    static Bytes bytes(String byteString) {
        return Bytes.copyOf(byteString.getBytes(StandardCharsets.ISO_8859_1));
    }

    static @Nullable Bytes bytesOrNull(String byteString) {
        return byteString.isEmpty() ? null : bytes(byteString);
    }

    /** Takes the line ends out of a folded field body and the white space off its ends (RFC 5322 section 2.2.3). */
    static String unfold(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\r' && c != '\n') {
                out.append(c);
            }
        }
        return trim(out.toString());
    }

    static String trim(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Returns where the line that begins at {@code start} ends, after its line feed, or {@code end}. */
    static int afterLine(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return end;
    }

    /** Returns the place before the line end that ends at {@code end}; {@code end} itself where there is none. */
    static int beforeLineEnd(byte[] bytes, int start, int end) {
        if (end <= start || bytes[end - 1] != '\n') {
            return end;
        }
        return end - 1 > start && bytes[end - 2] == '\r' ? end - 2 : end - 1;
    }

    static int countLines(byte[] bytes, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n') {
                count++;
            }
        }
        return count;
    }
}
