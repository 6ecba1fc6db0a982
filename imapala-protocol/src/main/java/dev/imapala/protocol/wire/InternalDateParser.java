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

    private static final String NAMES = "   JanFebMarAprMayJunJulAugSepOctNovDec";
    /** The length of a date in the usual form, quotes included. */
    private static final int USUAL = 28;

    /** The months by a mix of their letters. */
    private static final byte[] MONTH_OF = monthOf();

    private InternalDateParser() {}

    private static byte[] monthOf() {
        byte[] months = new byte[128];
        for (int month = 1; month <= 12; month++) {
            int at = month * 3;
            months[(NAMES.charAt(at) * 5 + NAMES.charAt(at + 1) * 2 + NAMES.charAt(at + 2)) & months.length - 1] =
                    (byte) month;
        }
        return months;
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
        int month = MONTH_OF[(array[at + 4] * 5 + array[at + 5] * 2 + array[at + 6]) & MONTH_OF.length - 1];
        if (!usual || odd != 0 || !isMonth(array, at + 4, month)) {
            return null;
        }
        int day = two(days, 1);
        int year = two(years, 0) * 100 + two(years, 2);
        int hour = two(years, 5);
        int minute = two(minutes, 0);
        int second = two(minutes, 3);
        int zone = two(zones, 3) * 60 + two(zones, 5);
        byte sign = array[at + 22];
        boolean exists = isDay(year, month, day) && hour < 24 && minute < 60 && second < 60 && zone <= 1080;
        if (!exists || sign != '+' && sign != '-') {
            return null;
        }
        cursor.skip(USUAL);
        return date(year, month, day, hour * 3600L + minute * 60L + second, sign == '-' ? -zone : zone);
    }

    /** Returns the number of the two digits at {@code index} of eight octets. */
    private static int two(long eight, int index) {
        int digits = (int) (eight >>> index * Byte.SIZE);
        return (digits & 0xF) * 10 + (digits >>> Byte.SIZE & 0xF);
    }

    private static boolean isMonth(byte[] array, int at, int month) {
        return month > 0
                && array[at] == NAMES.charAt(month * 3)
                && array[at + 1] == NAMES.charAt(month * 3 + 1)
                && array[at + 2] == NAMES.charAt(month * 3 + 2);
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
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return marchYear * 365L + leapDays + (153L * marchMonth + 2) / 5 + day - 719_469;
    }
}
