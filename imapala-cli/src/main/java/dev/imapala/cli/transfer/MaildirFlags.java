package dev.imapala.cli.transfer;

import dev.imapala.protocol.Flag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The letters of flags in the names of a Maildir: those of its specification, and small ones for keywords, which a file
 * {@code dovecot-keywords} explains, as Dovecot has it.
 */
final class MaildirFlags {
    private static final Map<Character, Flag> LETTERS = Map.of(
            'D', Flag.DRAFT,
            'F', Flag.FLAGGED,
            'P', Flag.of("$Forwarded"),
            'R', Flag.ANSWERED,
            'S', Flag.SEEN,
            'T', Flag.DELETED);
    private static final int MOST_KEYWORDS = 26;

    private final Path file;
    private final List<Flag> keywords = new ArrayList<>();

    /** Reads what the Maildir {@code folder} says of keywords. */
    MaildirFlags(Path folder) throws IOException {
        file = folder.resolve("dovecot-keywords");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                readKeyword(line);
            }
        }
    }

    private void readKeyword(String line) {
        String[] words = line.split(" ", 2);
        try {
            if (words.length == 2 && Integer.parseInt(words[0]) == keywords.size()) {
                keywords.add(Flag.of(words[1].strip()));
            }
        } catch (IllegalArgumentException e) {
            // not a keyword that a server would take
        }
    }

    /** Returns the letters of {@code flags}, in alphabetical order; those of keywords for which none is left are left out. */
    String letters(Set<Flag> flags) throws IOException {
        TreeSet<Character> letters = new TreeSet<>();
        for (Flag flag : new TreeSet<>(flags)) {
            LETTERS.forEach((letter, meaning) -> {
                if (meaning.equals(flag)) {
                    letters.add(letter);
                }
            });
            if (flag.isKeyword() && !LETTERS.containsValue(flag)) {
                int number = number(flag);
                if (number < MOST_KEYWORDS) {
                    letters.add((char) ('a' + number));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        letters.forEach(text::append);
        return text.toString();
    }

    private int number(Flag keyword) throws IOException {
        int number = keywords.indexOf(keyword);
        if (number >= 0 || keywords.size() == MOST_KEYWORDS) {
            return number < 0 ? MOST_KEYWORDS : number;
        }
        keywords.add(keyword);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keywords.size(); i++) {
            text.append(i).append(' ').append(keywords.get(i).name()).append('\n');
        }
        WholeFile.write(file, text.toString());
        return keywords.size() - 1;
    }

    /** Returns the flags that {@code letters} stand for; unknown ones are passed over. */
    Set<Flag> flags(String letters) {
        Map<String, Flag> flags = new TreeMap<>();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            int number = letter - 'a';
            Flag flag = number >= 0 && number < keywords.size() ? keywords.get(number) : LETTERS.get(letter);
            if (flag != null) {
                flags.put(flag.name(), flag);
            }
        }
        return Set.copyOf(flags.values());
    }
}
