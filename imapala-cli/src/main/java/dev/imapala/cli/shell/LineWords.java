package dev.imapala.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines of the shell, taken apart. */
public final class LineWords {
    private static final Set<String> SECRET = Set.of("LOGIN", "AUTHENTICATE");

    private LineWords() {}

    /**
     * Returns the words of {@code line}. Quotes of both kinds hold a word together; a backslash takes what follows as it is,
     * but not within single quotes.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (c != ' ' && c != '\t') {
                word.append(c);
                begun = true;
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** Tells whether {@code line} may have a password in it: a log-in is among its first words. */
    public static boolean isSecret(String line) {
        String[] words = line.strip().toUpperCase(Locale.ROOT).split("\\s+", 4);
        for (int i = 0; i < Math.min(3, words.length); i++) {
            if (SECRET.contains(words[i])) {
                return true;
            }
        }
        return false;
    }
}
