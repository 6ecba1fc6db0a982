package dev.imapala.testserver.internal.mime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the day out of a Date field (RFC 5322 section 3.3), without time and time zone, as SEARCH wants it. */
public final class SentDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{2,4})\\b");

    private SentDate() {}

    /** Returns the day of the message's Date field; nothing where it has none. */
    public static Optional<LocalDate> read(MimePart message) {
        return message.header().first("Date").flatMap(SentDate::parse);
    }

    static Optional<LocalDate> parse(String value) {
        Matcher day = DAY.matcher(value);
        if (!day.find()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(day.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            return Optional.of(LocalDate.of(year(day.group(3)), month, Integer.parseInt(day.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Years of two and three digits are obsolete (RFC 5322 section 4.3). */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 2) {
            return year < 50 ? year + 2000 : year + 1900;
        }
        return digits.length() == 3 ? year + 1900 : year;
    }
}
