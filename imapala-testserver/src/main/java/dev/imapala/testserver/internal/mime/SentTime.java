package dev.imapala.testserver.internal.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the moment out of a Date field, as SORT and THREAD want it: in UTC; with a time zone that is none as UTC, and with
 * a time that is none as midnight (RFC 5256 section 2.2).
 */
public final class SentTime {
    private static final Pattern TIME = Pattern.compile("\\d{2,4}\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(\\S*)");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})");
    /** The obsolete names of time zones, in hours (RFC 5322 section 4.3). */
    private static final Map<String, Integer> ZONES =
            Map.of("EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7, "PDT", -7, "PST", -8);

    private SentTime() {}

    /** Returns the moment of the message's Date field; nothing where it has none. */
    public static Optional<Instant> read(MimePart message) {
        return message.header().first("Date").flatMap(SentTime::parse);
    }

    static Optional<Instant> parse(String value) {
        return SentDate.parse(value).map(day -> moment(day, value));
    }

    private static Instant moment(LocalDate day, String value) {
        Matcher time = TIME.matcher(value);
        if (!time.find()) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        try {
            int second = time.group(3) == null ? 0 : Math.min(59, Integer.parseInt(time.group(3)));
            LocalTime at = LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)), second);
            return day.atTime(at).toInstant(zone(time.group(4)));
        } catch (DateTimeException e) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private static ZoneOffset zone(String name) {
        Matcher offset = OFFSET.matcher(name);
        if (!offset.matches()) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
        }
        int minutes = Integer.parseInt(offset.group(2)) * 60 + Integer.parseInt(offset.group(3));
        boolean possible = minutes <= 18 * 60;
        return possible
                ? ZoneOffset.ofTotalSeconds(60 * (offset.group(1).equals("-") ? -minutes : minutes))
                : ZoneOffset.UTC;
    }
}
