package dev.imapala.cli.transfer;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
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

    /** What follows it: always all of them, so that a message that begins with such a field keeps it. */
    static final List<String> OF_FLAGS = List.of("Status", "X-Status", "X-Keywords");

    private static final Map<Character, Flag> X_STATUS =
            Map.of('A', Flag.ANSWERED, 'F', Flag.FLAGGED, 'T', Flag.DRAFT, 'D', Flag.DELETED);
    private static final DateTimeFormatter FROM_DATE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private static final DateTimeFormatter READ_DATE =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy", Locale.ROOT);

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
                + "X-Status: " + xStatus + "\n"
                + "X-Keywords: " + keywords + "\n";
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
        for (String word : value.split("[ \t]+", -1)) {
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
        for (String pair : line.substring(line.indexOf(':') + 1).split(";", -1)) {
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
        String[] words = line.strip().split(" +", -1);
        if (words.length < 6) {
            return null;
        }
        int month = words.length - 4; // what day of the week it was is often wrong, and says nothing new
        String text = String.format(
                Locale.ROOT, "%s %2s %s %s", words[month], words[month + 1], words[month + 2], words[month + 3]);
        try {
            return InternalDate.of(LocalDateTime.parse(text, READ_DATE).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
