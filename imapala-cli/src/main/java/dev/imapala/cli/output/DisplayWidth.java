package dev.imapala.cli.output;

import java.util.Arrays;

/**
 * How many columns of a terminal a text takes: two for East Asian wide characters and emoji, none for combining marks.
 * An emoji of several characters counts once. Expects what {@link TerminalText} returns.
 */
final class DisplayWidth {
    /** First and last code points of the ranges drawn two columns wide. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F, 0x2693, 0x2693, 0x26A1, 0x26A1,
        0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3,
        0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
        0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C,
        0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4DC0, 0x4DFF, 0x4E00, 0xA4CF,
        0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
        0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A,
        0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3,
        0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D,
        0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F,
        0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D8, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC,
        0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF,
        0x1FA70, 0x1FAFF, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD,
    };

    private DisplayWidth() {}

    /** Returns the columns that {@code text} takes. */
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int end = signEnd(text, i);
            width += ofSign(text, i, end);
            i = end;
        }
        return width;
    }

    /** Returns {@code text} if it fits into {@code columns}; else as much of it as does, and {@code ellipsis}. */
    static String cut(String text, int columns, String ellipsis) {
        if (text.length() * 2L <= columns || of(text) <= columns) {
            return text;
        }
        int room = columns - of(ellipsis);
        return room < 0 ? prefix(text, columns) : prefix(text, room).stripTrailing() + ellipsis;
    }

    private static String prefix(String text, int columns) {
        int left = columns;
        int end = 0;
        while (end < text.length()) {
            int next = signEnd(text, end);
            left -= ofSign(text, end, next);
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** Returns where the sign that begins at {@code from} ends: what a terminal draws in one place. */
    private static int signEnd(String text, int from) {
        int base = text.codePointAt(from);
        int end = from + Character.charCount(base);
        if (Emoji.isRegionalIndicator(base)
                && end < text.length()
                && Emoji.isRegionalIndicator(text.codePointAt(end))) {
            end += 2;
        }
        while (end < text.length()) {
            int c = text.codePointAt(end);
            int after = end + Character.charCount(c);
            if (c == Emoji.ZERO_WIDTH_JOINER && isPictographAt(text, after) && Emoji.isPictograph(base)) {
                end = after + Character.charCount(text.codePointAt(after));
            } else if (takesNoColumn(c) || Emoji.isSkinTone(c) && Emoji.isPictograph(base)) {
                end = after;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isPictographAt(String text, int at) {
        return at < text.length() && Emoji.isPictograph(text.codePointAt(at));
    }

    private static int ofSign(String text, int from, int end) {
        int base = text.codePointAt(from);
        if (takesNoColumn(base)) {
            return 0;
        }
        boolean emoji = Emoji.isRegionalIndicator(base)
                || Emoji.hasTwoForms(base)
                        && text.indexOf(Emoji.EMOJI_PRESENTATION, from) > 0
                        && text.indexOf(Emoji.EMOJI_PRESENTATION, from) < end;
        return emoji || isWide(base) ? 2 : 1;
    }

    private static boolean takesNoColumn(int c) {
        if (c < 0x300) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Emoji.isJoiner(c) || c >= 0x1160 && c <= 0x11FF;
        };
    }

    private static boolean isWide(int c) {
        if (c < WIDE[0]) {
            return false;
        }
        int at = Arrays.binarySearch(WIDE, c);
        return at >= 0 || (-at - 1) % 2 == 1;
    }
}
