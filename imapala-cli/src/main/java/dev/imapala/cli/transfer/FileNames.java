package dev.imapala.cli.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of files for mailboxes. A name of several levels is one with dots: {@code Lists/garden} is {@code Lists.garden}. What
 * could lead elsewhere, or trouble a file system, is written like {@code %2F}.
 */
final class FileNames {
    private static final int MOST_OCTETS = 180;
    private static final String SAFE = "-_+=@ ()[]&,'~$";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com", "lpt");

    private FileNames() {}

    /** Returns the name for the mailbox {@code name}, whose levels {@code delimiter} parts, if anything does. */
    static String of(String name, @Nullable Character delimiter) {
        StringBuilder safe = new StringBuilder();
        name.codePoints().forEach(c -> append(c, delimiter, safe));
        escapeEnds(safe);
        String text = safe.toString();
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_OCTETS ? text : shortened(text, name);
    }

    private static void append(int c, @Nullable Character delimiter, StringBuilder safe) {
        if (delimiter != null && c == delimiter) {
            safe.append('.');
        } else if (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0) {
            safe.appendCodePoint(c);
        } else {
            for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                safe.append(String.format("%%%02X", octet));
            }
        }
    }

    /** Names that begin with a dot are hidden, Windows drops spaces and dots at the end, and has devices among names. */
    private static void escapeEnds(StringBuilder safe) {
        int end = safe.length() - 1;
        if (safe.charAt(end) == '.' || safe.charAt(end) == ' ') {
            safe.replace(end, end + 1, String.format("%%%02X", (int) safe.charAt(end)));
        }
        String stem = safe.toString().toLowerCase(Locale.ROOT).split("[.\\d]", 2)[0];
        if (safe.charAt(0) == '.' || safe.charAt(0) == ' ' || DEVICES.contains(stem)) {
            safe.replace(0, 1, String.format("%%%02X", (int) safe.charAt(0)));
        }
    }

    private static String shortened(String text, String name) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().limit(MOST_OCTETS / 4).forEach(kept::appendCodePoint);
        return kept + "~" + digest(name).substring(0, 16);
    }

    /** Returns the SHA-256 of {@code text} in hexadecimal digits. */
    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
