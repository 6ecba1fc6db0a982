package dev.imapala.protocol.wire;

import dev.imapala.protocol.InternalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes dates such as {@code "17-Jul-1996 02:44:25 -0700"}.
 *
 * <p>RFC 9051 section 9, {@code date-time}
 */
final class InternalDateWriter {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ROOT);

    private InternalDateWriter() {}

    /** Writes {@code date} in quotes. A year of more than four digits has no form on the wire and is cut to 9999. */
    static void write(WireWriter out, InternalDate date) {
        OffsetDateTime moment = date.toOffsetDateTime();
        int year = Math.max(0, Math.min(moment.getYear(), 9999));
        out.raw("\"" + FORMAT.format(moment.withYear(year)) + "\"");
    }
}
