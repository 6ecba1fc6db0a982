package dev.imapala.protocol;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When a message came into its mailbox, as the server saw it: an instant to the second, with the offset it was written
 * in.
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z; in the years 0 to 9999 by the clock of the offset
 * @param offsetMinutes minutes east of UTC, -1,080 to 1,080
 * RFC 9051 section 2.3.3
 */
public record InternalDate(long epochSecond, int offsetMinutes) {
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if {@code offsetMinutes} is not -1,080 to 1,080, or the year does not have four
     *     digits
     */
    public InternalDate {
        if (offsetMinutes < -1080 || offsetMinutes > 1080) {
            throw new IllegalArgumentException("offsetMinutes must be -1080 to 1080, not " + offsetMinutes);
        }
        if (epochSecond < FIRST - offsetMinutes * 60L || epochSecond > LAST - offsetMinutes * 60L) {
            throw new IllegalArgumentException(
                    "epochSecond " + epochSecond + " is not in the years 0 to 9999; is it in milliseconds?");
        }
    }

    /**
     * Returns the same moment; fractions of a second and of a minute of the offset are dropped.
     *
     * @throws IllegalArgumentException if the year is not 0 to 9999
     */
    public static InternalDate of(OffsetDateTime moment) {
        return new InternalDate(moment.toEpochSecond(), moment.getOffset().getTotalSeconds() / 60);
    }

    /** Returns the same moment as a {@code java.time} value. */
    public OffsetDateTime toOffsetDateTime() {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
        return java.time.Instant.ofEpochSecond(epochSecond).atOffset(offset);
    }
}
