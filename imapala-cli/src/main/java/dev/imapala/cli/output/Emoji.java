package dev.imapala.cli.output;

/** What must be known of characters that combine into one sign. */
final class Emoji {
    static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    static final int ZERO_WIDTH_JOINER = 0x200D;
    static final int EMOJI_PRESENTATION = 0xFE0F;

    private Emoji() {}

    static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    }

    /** Tells whether {@code c} asks for the text or emoji form of what stands before it. */
    static boolean isVariationSelector(int c) {
        return c == EMOJI_PRESENTATION || c == 0xFE0E;
    }

    /** Tells whether {@code c} is drawn onto what stands before it. */
    static boolean isCombining(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> isSkinTone(c);
        };
    }

    static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    /** Tells whether {@code c} is half of a flag. */
    static boolean isRegionalIndicator(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    /** Tells whether a variation selector changes how {@code c} is drawn. */
    static boolean hasTwoForms(int c) {
        return isPictograph(c)
                || c == '#'
                || c == '*'
                || c >= '0' && c <= '9'
                || c == 0xA9
                || c == 0xAE
                || c == 0x203C
                || c == 0x2049
                || c == 0x2122
                || c == 0x2139
                || c >= 0x25A0 && c <= 0x25FF
                || c == 0x3030
                || c == 0x303D
                || c == 0x3297
                || c == 0x3299;
    }

    /** Tells whether {@code c} may take part in an emoji of several characters; blocks are taken as a whole. */
    static boolean isPictograph(int c) {
        return c >= 0x1F000 && c <= 0x1FAFF
                || c >= 0x2600 && c <= 0x27BF
                || c >= 0x2190 && c <= 0x21FF
                || c >= 0x2300 && c <= 0x23FF
                || c >= 0x2B00 && c <= 0x2BFF;
    }
}
