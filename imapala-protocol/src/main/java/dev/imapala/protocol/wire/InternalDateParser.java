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

    private static final String NAMES = "JanFebMarAprMayJunJulAugSepOctNovDec";
    /** The length of a date in the usual form, quotes included. */
    private static final int USUAL = 28;

    private static final int LETTERS = 0xFF_FFFF;
    /** The usual names of the months, three octets each, by a mix of these, and above them which month it is. */
    private static final int[] MONTH_OF = monthOf();

    /** The days before each month of a year that begins in March. */
    private static final int[] DAYS_BEFORE = {0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};

    private InternalDateParser() {}

    private static int[] monthOf() {
        int[] months = new int[16];
        for (int month = 1; month <= 12; month++) {
            int at = (month - 1) * 3;
            int letters = NAMES.charAt(at) | NAMES.charAt(at + 1) << 8 | NAMES.charAt(at + 2) << 16;
            months[mix(letters)] = letters | month << 24;
        }
        return months;
    }

    /** Returns 0 to 15, another one for each month. */
    private static int mix(int letters) {
        return letters * 0x67E5 >>> Integer.SIZE - 4;
    }

    /** Returns the date, or null if it is in the right form and there is no such moment. */
    static @Nullable InternalDate parse(Cursor cursor) {
        InternalDate usual = tryUsual(cursor);
        return usual == null ? parseAny(cursor) : usual;
    }

    /** Reads a date that is in the form in which nearly all are, eight octets at a time; else answers null and stays. */
    private static @Nullable InternalDate tryUsual(Cursor cursor) {
        byte[] array = cursor.array();
        int at = cursor.position();
        if (cursor.end() - at < USUAL) {
            return null;
        }
        long days = Octets.eight(array, at);
        long years = Octets.eight(array, at + 8);
        long minutes = Octets.eight(array, at + 16);
        long zones = Octets.eight(array, at + 20);
        boolean usual = (days & 0xFF00_0000_FF00_00FFL) == 0x2D00_0000_2D00_0022L // "dd-Mon-
                && (years & 0xFF00_00FF_0000_0000L) == 0x3A00_0020_0000_0000L // yyyy hh:
                && (minutes & 0x0000_FF00_00FF_0000L) == 0x0000_2000_003A_0000L // mm:ss +z
                && (zones & 0xFF00_0000_0000_0000L) == 0x2200_0000_0000_0000L; // s +zzzz"
        long odd = Octets.nonDigits(days) & 0x0000_0000_0080_8000L
                | Octets.nonDigits(years) & 0x0080_8000_8080_8080L
                | Octets.nonDigits(minutes) & 0x8000_0080_8000_8080L
                | Octets.nonDigits(zones) & 0x0080_8080_8000_0000L;
        int letters = (int) (days >>> 32) & LETTERS;
        int named = MONTH_OF[mix(letters)];
        if (!usual || odd != 0 || (named & LETTERS) != letters) {
            return null;
        }
        int month = named >>> 24;
        int day = two(pairs(days), 1);
        int year = two(pairs(years), 0) * 100 + two(pairs(years), 2);
        int hour = two(pairs(years), 5);
        int minute = two(pairs(minutes), 0);
        int second = two(pairs(minutes), 3);
        int zone = two(pairs(zones), 3) * 60 + two(pairs(zones), 5);
        byte sign = array[at + 22];
        boolean exists = isDay(year, month, day) && hour < 24 && minute < 60 && second < 60 && zone <= 1080;
        if (!exists || sign != '+' && sign != '-') {
            return null;
        }
        cursor.skip(USUAL);
        return date(year, month, day, hour * 3600L + minute * 60L + second, sign == '-' ? -zone : zone);
    }

    /** Returns, in each octet, the number that its digit and the next one make. */
    private static long pairs(long eight) {
        long digits = eight & 0x0F0F_0F0F_0F0F_0F0FL;
        return digits * 10 + (digits >>> Byte.SIZE);
    }

    private static int two(long pairs, int index) {
        return (int) (pairs >>> index * Byte.SIZE) & 0xFF;
    }

    private static InternalDate date(int year, int month, int day, long secondOfDay, int offset) {
        return new InternalDate(epochDay(year, month, day) * 86_400 + secondOfDay - offset * 60L, offset);
    }

    private static @Nullable InternalDate parseAny(Cursor cursor) {
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
        return date(year, month, day, hour * 3600L + minute * 60L + second, offset);
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
        int century = Math.floorDiv(marchYear, 100);
        int leapDays = (marchYear >> 2) - century + (century >> 2);
        return marchYear * 365L + leapDays + DAYS_BEFORE[month] + day - 719_469;
    }
}
