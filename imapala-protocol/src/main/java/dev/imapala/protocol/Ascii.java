package dev.imapala.protocol;

import java.util.Locale;

/** ASCII without locales. */
final class Ascii {
    private Ascii() {}

    static byte toUpper(byte octet) {
        return octet >= 'a' && octet <= 'z' ? (byte) (octet - 32) : octet;
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Tells whether {@code c} may stand in an atom (RFC 9051 section 9, {@code ATOM-CHAR}). */
    static boolean isAtomChar(char c) {
        return c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0;
    }

    /** Tells whether {@code text} is a non-empty run of atom characters, {@code ]} and those in {@code more} included. */
    static boolean isAtom(String text, String more) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAtomChar(c) && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns {@code text} with everything outside printable ASCII escaped, for messages. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                shown.append(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return shown.toString();
    }
}
