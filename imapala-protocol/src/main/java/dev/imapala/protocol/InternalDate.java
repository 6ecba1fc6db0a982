package dev.imapala.protocol;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When a message came into its mailbox, as the server saw it: an instant to the second, with the offset it was written
 * in.
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z
 * @param offsetMinutes minutes east of UTC, -1,080 to 1,080
 * RFC 9051 section 2.3.3
 */
public record InternalDate(long epochSecond, int offsetMinutes) {
    /**
     * Checks the range of the offset.
     *
     * @throws IllegalArgumentException if {@code offsetMinutes} is not -1,080 to 1,080
     */
    public InternalDate {
        if (offsetMinutes < -1080 || offsetMinutes > 1080) {
            throw new IllegalArgumentException("offsetMinutes must be -1080 to 1080, not " + offsetMinutes);
        }
    }

    /** Returns the same moment; fractions of a second and of a minute of the offset are dropped. */
    public static InternalDate of(OffsetDateTime moment) {
        return new InternalDate(moment.toEpochSecond(), moment.getOffset().getTotalSeconds() / 60);
    }

    /**
     * Returns the same moment as a {@code java.time} value.
     *
     * @throws DateTimeException if it is beyond the years that {@code java.time} knows
     */
    public OffsetDateTime toOffsetDateTime() {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
        return java.time.Instant.ofEpochSecond(epochSecond).atOffset(offset);
    }
}
