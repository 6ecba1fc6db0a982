package dev.imapala.protocol.fetch;

import dev.imapala.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Header text with encoded words, such as {@code =?utf-8?Q?Gr=C3=BC=C3=9Fe?=}. What is not one stays as it is.
 *
 * <p>RFC 2047 section 2, RFC 2231 section 5
 */
final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,64})(?:\\*[^?\\s]{0,64})?\\?([BbQq])\\?([^?\\s]*)\\?=");

    private EncodedWords() {}

    static String decode(@Nullable Bytes field) {
        if (field == null) {
            return "";
        }
        return decodeText(field.text());
    }

    static String decodeText(String text) {
        return text.contains("=?") ? decodeWords(text) : text;
    }

    private static String decodeWords(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        Charset runCharset = StandardCharsets.UTF_8;
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find()) {
            Charset charset = charset(word.group(1));
            byte[] octets = charset == null ? null : octets(word.group(2), word.group(3));
            if (charset == null || octets == null) {
                continue;
            }
            String between = text.substring(end, word.start());
            boolean joins = run.size() > 0 && between.isBlank();
            if (!joins || !charset.equals(runCharset)) {
                decoded.append(run.toString(runCharset)).append(joins ? "" : between);
                run.reset();
                runCharset = charset;
            }
            run.writeBytes(octets);
            end = word.end();
        }
        return decoded.append(run.toString(runCharset))
                .append(text, end, text.length())
                .toString();
    }

    /** Returns null if the platform does not know the charset, or it could hide ASCII (UTF-7). */
    static @Nullable Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.name().toUpperCase(Locale.ROOT).contains("UTF-7") ? null : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** Returns null if the word is broken. */
    private static byte @Nullable [] octets(String encoding, String encoded) {
        if (encoding.equalsIgnoreCase("Q")) {
            return quoted(encoded);
        }
        try {
            return Base64.getDecoder().decode(encoded.replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte @Nullable [] quoted(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '=') {
                octets.write(c == '_' ? ' ' : c);
                continue;
            }
            int high = digit(encoded, i + 1);
            int low = digit(encoded, i + 2);
            if (high < 0 || low < 0) {
                return null;
            }
            octets.write(high << 4 | low);
            i += 2;
        }
        return octets.toByteArray();
    }

    private static int digit(String encoded, int at) {
        return at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
    }
}
