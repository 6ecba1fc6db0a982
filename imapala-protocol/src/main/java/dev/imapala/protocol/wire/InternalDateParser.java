package dev.imapala.protocol.wire;

import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Quirk;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates such as {@code "17-Jul-1996 02:44:25 -0700"}.
 *
 * <p>RFC 9051 section 9, {@code date-time}
 */
final class InternalDateParser {
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    private InternalDateParser() {}

    /** Returns the date, or null if it is in the right form and there is no such moment. */
    static @Nullable InternalDate parse(Cursor cursor) {
        cursor.octet('"');
        int from = cursor.position();
        cursor.skipSpaces();
        int day = digits(cursor, 1, 2);
        checkForm(cursor, from, 2);
        cursor.octet('-');
        int month = month(cursor);
        cursor.octet('-');
        int year = digits(cursor, 4, 4);
        cursor.space();
        from = cursor.position();
        int hour = digits(cursor, 1, 2);
        checkForm(cursor, from, 2);
        cursor.octet(':');
        int minute = digits(cursor, 2, 2);
        cursor.octet(':');
        int second = digits(cursor, 2, 2);
        cursor.space();
        int offset = offsetMinutes(cursor);
        cursor.octet('"');
        boolean exists = isDay(year, month, day) && hour < 24 && minute < 60 && second <= 60;
        if (!exists || offset < -1080 || offset > 1080) {
            cursor.note(Quirk.IMPOSSIBLE_DATE);
            return null;
        }
        long local = epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second;
        return new InternalDate(local - offset * 60L, offset);
    }

    private static void checkForm(Cursor cursor, int from, int octets) {
        if (cursor.position() - from != octets) {
            cursor.note(Quirk.ODD_DATE, from);
        }
    }

    private static int digits(Cursor cursor, int least, int most) {
        int from = cursor.position();
        long number = cursor.tryNumber();
        int count = cursor.position() - from;
        if (number < 0 || count < least || count > most) {
            cursor.back(from);
            throw cursor.unexpected("date, such as \"17-Jul-1996 02:44:25 -0700\"");
        }
        return (int) number;
    }

    /** Returns 1 to 12, or 0 for no month. */
    private static int month(Cursor cursor) {
        int letters = 0;
        for (int i = 0; i < 3; i++) {
            letters = letters << 8 | Math.max(cursor.peek(), 0) & 0xDF;
            cursor.back(cursor.position() + (cursor.peek() < 0 ? 0 : 1));
        }
        for (int month = 0; month < 12; month++) {
            int at = month * 3;
            if (letters == (MONTHS.charAt(at) << 16 | MONTHS.charAt(at + 1) << 8 | MONTHS.charAt(at + 2))) {
                return month + 1;
            }
        }
        return 0;
    }

    private static int offsetMinutes(Cursor cursor) {
        boolean west = cursor.tryOctet('-');
        if (!west) {
            cursor.octet('+');
        }
        int zone = digits(cursor, 4, 4);
        int minutes = zone / 100 * 60 + zone % 100;
        return west ? -minutes : minutes;
    }

    private static boolean isDay(int year, int month, int day) {
        return month > 0
                && day > 0
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** Returns the days since 1970-01-01 in the Gregorian calendar; counts the years from March on. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return marchYear * 365L + leapDays + (153L * marchMonth + 2) / 5 + day - 719_469;
    }
}
