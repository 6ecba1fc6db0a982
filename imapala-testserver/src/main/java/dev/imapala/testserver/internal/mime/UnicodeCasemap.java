package dev.imapala.testserver.internal.mime;

import java.text.Normalizer;

/**
 * The collation {@code i;unicode-casemap}: characters in title case, taken apart into base and marks.
 *
 * <p>RFC 5256 section 7
 */
public final class UnicodeCasemap {
    private UnicodeCasemap() {}

    /** Returns what is compared, code point by code point, instead of {@code text}. */
    public static String key(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        text.codePoints().map(Character::toTitleCase).forEach(titled::appendCodePoint);
        return Normalizer.normalize(titled, Normalizer.Form.NFKD);
    }

    /** Compares two {@linkplain #key keys} by their octets in UTF-8, which is by their code points. */
    public static int compare(String key, String other) {
        int length = Math.min(key.length(), other.length());
        for (int i = 0; i < length; i++) {
            char one = key.charAt(i);
            char two = other.charAt(i);
            if (one != two) {
                boolean surrogates = Character.isSurrogate(one) != Character.isSurrogate(two);
                return surrogates ? (Character.isSurrogate(one) ? 1 : -1) : Character.compare(one, two);
            }
        }
        return Integer.compare(key.length(), other.length());
    }
}
