package dev.imapala.protocol.sasl;

import java.text.Normalizer;

/**
 * SASLprep: makes user names and passwords equal that look equal. Characters that Unicode 3.2 had not assigned pass, as
 * for a query.
 *
 * <p>RFC 4013 section 2, RFC 3454 section 3
 */
public final class SaslPrep {
    /** Pairs of first and last (RFC 3454 appendix B.1). */
    private static final int[] TO_NOTHING = {
        0xAD, 0xAD, 0x34F, 0x34F, 0x1806, 0x1806, 0x180B, 0x180D, 0x200B, 0x200D, 0x2060, 0x2060, 0xFE00, 0xFE0F,
        0xFEFF, 0xFEFF
    };

    /** Pairs of first and last (RFC 3454 appendix C.1.2). */
    private static final int[] TO_SPACE = {
        0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200B, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000
    };

    /** Pairs of first and last from C.2 on, but for non-characters (RFC 3454 appendix C). */
    private static final int[] PROHIBITED = {
        0x0, 0x1F, 0x7F, 0x9F, 0x340, 0x341, 0x6DD, 0x6DD, 0x70F, 0x70F, 0x180E, 0x180E, 0x200C, 0x200F, 0x2028, 0x202E,
        0x2060, 0x2063, 0x206A, 0x206F, 0x2FF0, 0x2FFB, 0xD800, 0xF8FF, 0xFEFF, 0xFEFF, 0xFFF9, 0xFFFD, 0x1D173,
        0x1D17A, 0xE0001, 0xE0001, 0xE0020, 0xE007F, 0xF0000, 0x10FFFF
    };

    private SaslPrep() {}

    /**
     * Returns {@code text} as it is to be compared and hashed.
     *
     * @throws IllegalArgumentException if it has a character that is prohibited, or mixes directions of writing
     */
    public static String prepare(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        String normal = Normalizer.normalize(map(text), Normalizer.Form.NFKC);
        if (normal.codePoints().anyMatch(SaslPrep::isProhibited)) {
            throw new IllegalArgumentException(
                    "a user or password has a control character, or another that SASLprep prohibits");
        }
        checkDirection(normal);
        return normal;
    }

    private static String map(String text) {
        StringBuilder mapped = new StringBuilder();
        text.codePoints()
                .map(c -> isIn(TO_SPACE, c) && c != 0x200B ? ' ' : c)
                .filter(c -> !isIn(TO_NOTHING, c))
                .forEach(mapped::appendCodePoint);
        return mapped.toString();
    }

    private static boolean isIn(int[] ranges, int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProhibited(int c) {
        boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return nonCharacter || isIn(PROHIBITED, c) || (isIn(TO_SPACE, c) && c != ' ');
    }

    /** Text from right to left begins and ends so, and has nothing from left to right (RFC 3454 section 6). */
    private static void checkDirection(String text) {
        boolean anyRightToLeft = text.codePoints().anyMatch(SaslPrep::isRightToLeft);
        boolean anyLeftToRight = text.codePoints()
                .anyMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        boolean mixed = anyRightToLeft
                && (anyLeftToRight
                        || !isRightToLeft(text.codePointAt(0))
                        || !isRightToLeft(text.codePointBefore(text.length())));
        if (mixed) {
            throw new IllegalArgumentException(
                    "a user or password mixes directions of writing as SASLprep does not allow");
        }
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
