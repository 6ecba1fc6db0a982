package dev.imapala.cli.transfer;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines before a message in an mbox: the {@code From } line, one of ours that says how to get the octets back, and those
 * by which mail programs tell each other of flags: {@code Status}, {@code X-Status} and {@code X-Keywords}.
 */
final class MboxFields {
    static final String OURS = "X-Imapala-Export";

    private static final Map<Character, Flag> X_STATUS =
            Map.of('A', Flag.ANSWERED, 'F', Flag.FLAGGED, 'T', Flag.DRAFT, 'D', Flag.DELETED);
    private static final DateTimeFormatter FROM_DATE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private MboxFields() {}

    /** Returns the lines before the {@code octets} octets of a message, of which {@code crlf} says whether its CRs are left out. */
    static String of(Mail mail, long octets, boolean crlf) {
        OffsetDateTime date = mail.date().toOffsetDateTime();
        StringBuilder xStatus = new StringBuilder();
        X_STATUS.keySet().stream()
                .sorted()
                .filter(letter -> mail.flags().contains(X_STATUS.get(letter)))
                .forEach(xStatus::append);
        String keywords = mail.flags().stream()
                .filter(Flag::isKeyword)
                .map(Flag::name)
                .sorted()
                .collect(Collectors.joining(" "));
        return "From MAILER-DAEMON " + FROM_DATE.format(date.withOffsetSameInstant(ZoneOffset.UTC)) + "\n"
                + OURS + ": octets=" + octets + "; lines=" + (crlf ? "crlf" : "exact") + "; date="
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date) + "\n"
                + "Status: " + (mail.flags().contains(Flag.SEEN) ? "RO" : "O") + "\n"
                + (xStatus.isEmpty() ? "" : "X-Status: " + xStatus + "\n")
                + (keywords.isEmpty() ? "" : "X-Keywords: " + keywords + "\n");
    }

    /** Tells whether {@code line} is one of those that may follow {@link #OURS}. */
    static boolean isOfFlags(String line) {
        return line.startsWith("Status: ") || line.startsWith("X-Status: ") || line.startsWith("X-Keywords: ");
    }

    /** Adds to {@code flags} what a field says; nothing if it is not about flags. */
    static void addFlags(String line, Set<Flag> flags) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
        if (name.equals("status") && value.indexOf('R') >= 0) {
            flags.add(Flag.SEEN);
        } else if (name.equals("x-status")) {
            X_STATUS.forEach((letter, flag) -> {
                if (value.indexOf(letter) >= 0) {
                    flags.add(flag);
                }
            });
        } else if (name.equals("x-keywords")) {
            flags.addAll(keywords(value));
        }
    }

    private static Set<Flag> keywords(String value) {
        Set<Flag> keywords = new TreeSet<>();
        for (String word : value.split("[ \t]+")) {
            try {
                Flag keyword = Flag.of(word);
                if (keyword.isKeyword()) {
                    keywords.add(keyword);
                }
            } catch (IllegalArgumentException e) {
                // not a keyword that a server would take
            }
        }
        return keywords;
    }

    /** Returns what our line says, by name. */
    static Map<String, String> ours(String line) {
        Map<String, String> values = new HashMap<>();
        for (String pair : line.substring(line.indexOf(':') + 1).split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return values;
    }

    /** Returns the moment that our line gives. */
    static @Nullable InternalDate date(String text) {
        try {
            return InternalDate.of(OffsetDateTime.parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns the moment at the end of a {@code From } line, which is UTC; null if it is in another form. */
    static @Nullable InternalDate fromLineDate(String line) {
        String[] words = line.strip().split(" +");
        if (words.length < 5) {
            return null;
        }
        String text = String.format(
                "%s %s %2s %s %s",
                words[words.length - 5],
                words[words.length - 4],
                words[words.length - 3],
                words[words.length - 2],
                words[words.length - 1]);
        try {
            return InternalDate.of(
                    java.time.LocalDateTime.parse(text, FROM_DATE).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
