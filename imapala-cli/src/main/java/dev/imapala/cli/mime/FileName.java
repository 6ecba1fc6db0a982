package dev.imapala.cli.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names for files, made of what senders suggest. What comes out names a file in the folder that it is used in, on every
 * system: no separators, no controls, no hidden files, no devices, and not too long.
 */
public final class FileName {
    /** Most file systems allow 255 octets; some are left for a number. */
    private static final int MOST_OCTETS = 200;

    private static final int LONGEST_EXTENSION = 16;
    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(COM|LPT)[0-9¹²³])", Pattern.CASE_INSENSITIVE);
    private static final String RESERVED = "/\\:*?\"<>|%~$`";

    private FileName() {}

    /** Returns a name like {@code suggested}; {@code otherwise}, which must be safe, if nothing of it is left. */
    public static String of(String suggested, String otherwise) {
        StringBuilder name = new StringBuilder();
        suggested.codePoints().forEach(c -> name.appendCodePoint(isAllowed(c) ? c : '_'));
        String trimmed = name.toString().replaceAll("^[\\s.]+|[\\s.]+$", "");
        if (trimmed.isEmpty() || trimmed.chars().allMatch(c -> c == '_')) {
            return otherwise;
        }
        String begun = trimmed.startsWith("-") ? "_" + trimmed.substring(1) : trimmed;
        boolean device = DEVICE.matcher(begun.split("\\.", 2)[0].strip()).matches();
        return shortened(device ? "_" + begun : begun);
    }

    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> RESERVED.indexOf(c) < 0;
        };
    }

    private static String shortened(String name) {
        String extension = extension(name);
        StringBuilder stem = new StringBuilder(name.substring(0, name.length() - extension.length()));
        while (octets(stem) + octets(extension) > MOST_OCTETS) {
            stem.setLength(stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem.toString().stripTrailing() + extension;
    }

    private static int octets(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the extension of {@code name} with its dot; empty if there is none. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > LONGEST_EXTENSION ? "" : name.substring(dot);
    }

    /** Returns {@code name (2).txt} for {@code name.txt} and 2. */
    static String numbered(String name, int number) {
        String extension = extension(name);
        return name.substring(0, name.length() - extension.length()) + " (" + number + ")" + extension;
    }

    /** Returns {@code name} in ASCII, for a platform that has nothing else. */
    static String ascii(String name) {
        return name.replaceAll("[^ -~]", "_").toLowerCase(Locale.ROOT).isBlank()
                ? "file"
                : name.replaceAll("[^ -~]", "_");
    }
}
