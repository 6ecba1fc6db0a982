package dev.imapala.testserver.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Writes text as encoded words (RFC 2047 section 2) in one character set and one encoding.
 *
 * @param charset the character set
 * @param base64 whether to use the B encoding rather than Q
 */
record EncodedWords(Charset charset, boolean base64) {
    private static final int MAX_WORD = 75;
    private static final String PLAIN_IN_Q = "!*+-/";

    static final EncodedWords UTF_8 = new EncodedWords(StandardCharsets.UTF_8, true);

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Picks one of the topic's character sets, and an encoding. */
    static EncodedWords pick(Topic topic, Dice dice) {
        return new EncodedWords(dice.pick(topic.language().charsets()), dice.percent(60));
    }

    /**
     * Returns the text as it is where it is ASCII, else as encoded words on lines of their own; in UTF-8 where the
     * character set does not have all its characters.
     */
    String encode(String text) {
        if (isAscii(text)) {
            return text;
        }
        if (!charset.newEncoder().canEncode(text)) {
            return UTF_8.encode(text);
        }
        List<String> words = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty()) {
            int end = longestPrefix(rest);
            words.add(word(rest.substring(0, end)));
            rest = rest.substring(end);
        }
        return String.join("\r\n ", words);
    }

    private int longestPrefix(String text) {
        int end = 0;
        int next = Character.charCount(text.codePointAt(0));
        do {
            end = next;
            next = end < text.length() ? end + Character.charCount(text.codePointAt(end)) : end;
        } while (next > end && word(text.substring(0, next)).length() <= MAX_WORD);
        return end;
    }

    private String word(String text) {
        byte[] bytes = text.getBytes(charset);
        String name = charset.name().toLowerCase(Locale.ROOT);
        return base64
                ? "=?" + name + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?="
                : "=?" + name + "?Q?" + q(bytes) + "?=";
    }

    private static String q(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            int c = b & 0xFF;
            if (c == ' ') {
                out.append('_');
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN_IN_Q.indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                TransferEncodings.appendHex(out, '=', c);
            }
        }
        return out.toString();
    }
}
