package dev.imapala.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Arguments and variables whose octets the platform could not decode, as under {@code LANG=C}: Linux still has the octets,
 * which are taken for UTF-8.
 */
public final class NativeText {
    private static final char LOST = '\uFFFD';

    private NativeText() {}

    /** Returns the arguments of the process, as far as possible without characters that were lost in decoding. */
    public static List<String> arguments(String[] decoded) {
        List<String> arguments = List.of(decoded);
        if (arguments.stream().noneMatch(NativeText::isDamaged)) {
            return arguments;
        }
        return restored(arguments, entries("/proc/self/cmdline"));
    }

    /** Returns the last of {@code entries} if they can be {@code arguments}; else {@code arguments}. */
    static List<String> restored(List<String> arguments, List<String> entries) {
        if (entries.size() < arguments.size()) {
            return arguments;
        }
        List<String> last = entries.subList(entries.size() - arguments.size(), entries.size());
        for (int i = 0; i < last.size(); i++) {
            if (!ascii(last.get(i)).equals(ascii(arguments.get(i)))) {
                return arguments;
            }
        }
        return last;
    }

    static String variable(String name, String decoded) {
        if (!isDamaged(decoded)) {
            return decoded;
        }
        for (String entry : entries("/proc/self/environ")) {
            if (entry.startsWith(name + "=")) {
                return entry.substring(name.length() + 1);
            }
        }
        return decoded;
    }

    private static boolean isDamaged(String text) {
        return text.indexOf(LOST) >= 0;
    }

    private static String ascii(String text) {
        StringBuilder kept = new StringBuilder();
        text.chars().filter(c -> c < 0x80).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static List<String> entries(String file) {
        try {
            byte[] octets = Files.readAllBytes(Path.of(file));
            return split(new String(octets, StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    static List<String> split(String joined) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        for (int end = joined.indexOf('\0'); end >= 0; end = joined.indexOf('\0', from)) {
            entries.add(joined.substring(from, end));
            from = end + 1;
        }
        return entries;
    }
}
