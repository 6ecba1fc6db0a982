package dev.imapala.testserver.internal.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes values in the Distinguished Encoding Rules of ASN.1, as far as certificates need them. */
final class Der {
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);
    private static final int FIRST_YEAR_OF_GENERALIZED_TIME = 2050;

    private Der() {}

    static byte[] sequence(byte[]... values) {
        return value(0x30, concat(values));
    }

    static byte[] set(byte[]... values) {
        return value(0x31, concat(values));
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] bool(boolean truth) {
        return value(0x01, new byte[] {truth ? (byte) 0xFF : 0});
    }

    static byte[] octetString(byte[] content) {
        return value(0x04, content);
    }

    /** Writes a bit string whose last octet has {@code unusedBits} bits that do not count. */
    static byte[] bitString(byte[] content, int unusedBits) {
        return value(0x03, concat(new byte[] {(byte) unusedBits}, content));
    }

    static byte[] utf8String(String text) {
        return value(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an object identifier such as {@code 2.5.4.3}. */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            writeBase128(out, Integer.parseInt(arcs[i]));
        }
        return value(0x06, out.toByteArray());
    }

    private static void writeBase128(ByteArrayOutputStream out, int arc) {
        int groups = Math.max(1, (38 - Integer.numberOfLeadingZeros(arc)) / 7);
        for (int group = groups - 1; group >= 0; group--) {
            int bits = arc >>> (7 * group) & 0x7F;
            out.write(group > 0 ? bits | 0x80 : bits);
        }
    }

    /** Writes a moment to the second, in the form that certificates use for its year (RFC 5280 section 4.1.2.5). */
    static byte[] time(Instant moment) {
        OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
        boolean general = utc.getYear() >= FIRST_YEAR_OF_GENERALIZED_TIME;
        String text = (general ? GENERALIZED_TIME : UTC_TIME).format(utc);
        return value(general ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a value under a context-specific tag: the content alone if {@code constructed} is false. */
    static byte[] context(int number, boolean constructed, byte[] content) {
        return value(0x80 | (constructed ? 0x20 : 0) | number, content);
    }

    static byte[] concat(byte[]... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] value : values) {
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        writeLength(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | octets);
        for (int octet = octets - 1; octet >= 0; octet--) {
            out.write(length >>> (8 * octet));
        }
    }
}
