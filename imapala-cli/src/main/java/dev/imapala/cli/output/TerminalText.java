package dev.imapala.cli.output;

/**
 * Makes text from mail, servers and users fit for one line of a terminal. What could steer the terminal, hide or reorder
 * text becomes visible, such as {@code \x1B} or {@code \u202E}; everything else stays as it is.
 *
 * <p>Made visible are C0 and C1 controls, DEL, line separators, bidirectional marks, embeddings, overrides and isolates,
 * characters of zero width, tags, fillers, noncharacters, lone surrogates, and combining marks beyond eight in a row.
 * Joiners stay where writing needs them: in emoji, and in scripts whose letters join.
 */
public final class TerminalText {
    private static final int MAX_COMBINING = 8;

    private final String text;
    private final StringBuilder shown;
    private int combining;
    /** The last code point that was shown as it is, joiners and marks left out; 0 at the beginning. */
    private int base;
    /** The code point before; 0 at the beginning, and after one made visible. */
    private int before;

    private TerminalText(String text) {
        this.text = text;
        this.shown = new StringBuilder(text.length() + 16);
    }

    /** Returns {@code text} in a form that is safe to print. Doing it twice changes nothing more. */
    public static String of(String text) {
        return isPlain(text) ? text : new TerminalText(text).show();
    }

    /** Tells whether {@code c} must not reach a terminal as it is, wherever it stands. */
    static boolean isAlwaysEscaped(int c) {
        return c < ' ' || c >= 0x7F && (isOddControl(c) || isInvisible(c));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private String show() {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isAllowed(c, i < text.length() ? text.codePointAt(i) : 0)) {
                keep(c);
            } else {
                escape(c);
            }
        }
        return shown.toString();
    }

    private void keep(int c) {
        shown.appendCodePoint(c);
        combining = Emoji.isCombining(c) ? combining + 1 : 0;
        if (combining == 0 && !Emoji.isJoiner(c)) {
            base = c;
        }
        before = c;
    }

    private void escape(int c) {
        shown.append(escaped(c));
        combining = Emoji.isCombining(c) ? combining : 0;
        base = 0;
        before = 0;
    }

    private boolean isAllowed(int c, int next) {
        if (c >= ' ' && c <= '~') {
            return true;
        } else if (Emoji.isJoiner(c)) {
            return isJoining(c, next);
        } else if (Emoji.isVariationSelector(c)) {
            return Emoji.hasTwoForms(before);
        }
        return !isAlwaysEscaped(c) && (combining < MAX_COMBINING || !Emoji.isCombining(c));
    }

    private boolean isJoining(int joiner, int next) {
        if (before == 0 || Emoji.isJoiner(before) || isAlwaysEscaped(next)) {
            return false;
        }
        boolean emoji = joiner == Emoji.ZERO_WIDTH_JOINER && Emoji.isPictograph(base) && Emoji.isPictograph(next);
        return emoji || isOfJoiningScript(base) && isOfJoiningScript(next);
    }

    private static boolean isOfJoiningScript(int c) {
        if (!Character.isLetter(c) && !Emoji.isCombining(c)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case ARABIC,
                    SYRIAC,
                    NKO,
                    MONGOLIAN,
                    DEVANAGARI,
                    BENGALI,
                    GURMUKHI,
                    GUJARATI,
                    ORIYA,
                    TAMIL,
                    TELUGU,
                    KANNADA,
                    MALAYALAM,
                    SINHALA,
                    KHMER,
                    MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isOddControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isVisibleFormat(c);
            default -> (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        };
    }

    /** Signs such as ARABIC NUMBER SIGN have the category of format characters, but are drawn. */
    private static boolean isVisibleFormat(int c) {
        return c >= 0x0600 && c <= 0x0605
                || c == 0x06DD
                || c == 0x070F
                || c == 0x0890
                || c == 0x0891
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD;
    }

    /** Characters that draw nothing though their category says otherwise, or is not known to older platforms. */
    private static boolean isInvisible(int c) {
        return c == 0x034F // joins graphemes
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0 // Hangul fillers
                || c == 0x17B4
                || c == 0x17B5 // Khmer inherent vowels
                || c >= 0x180B && c <= 0x180F // Mongolian selectors and separator
                || c == 0x2065
                || c == 0x2800 // Braille blank
                || c >= 0xFE00 && c <= 0xFE0D // variation selectors; those of emoji are looked at in their place
                || c >= 0xFFF0 && c <= 0xFFF8
                || c >= 0xE0000 && c <= 0xE0FFF; // tags, selectors, and what is reserved for more of them
    }

    private static String escaped(int c) {
        if (c <= 0xFF) {
            return String.format("\\x%02X", c);
        }
        return c <= 0xFFFF ? String.format("\\u%04X", c) : String.format("\\u{%X}", c);
    }
}
