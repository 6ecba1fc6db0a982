package dev.imapala.protocol.wire;

import dev.imapala.protocol.InternalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes dates such as {@code "17-Jul-1996 02:44:25 -0700"}.
 *
 * <p>RFC 9051 section 9, {@code date-time}
 */
final class InternalDateWriter {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss Z", Locale.ROOT);

    private InternalDateWriter() {}

    /** Writes {@code date} in quotes. */
    static void write(WireWriter out, InternalDate date) {
        out.raw("\"" + FORMAT.format(date.toOffsetDateTime()) + "\"");
    }
}
