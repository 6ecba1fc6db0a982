package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that come again and again in body structures: known ones cost no memory. */
final class MediaWords {
    private static final String[] KNOWN = {
        "text",
        "plain",
        "html",
        "multipart",
        "mixed",
        "alternative",
        "related",
        "application",
        "octet-stream",
        "pdf",
        "image",
        "png",
        "jpeg",
        "gif",
        "message",
        "rfc822",
        "charset",
        "boundary",
        "name",
        "filename",
        "format",
        "delsp",
        "7bit",
        "8bit",
        "base64",
        "quoted-printable",
        "binary",
        "attachment",
        "inline",
        "calendar",
        "report",
        "delivery-status",
        "signed",
        "pkcs7-signature",
        "pgp-signature",
        "protocol",
        "micalg",
        "type",
        "start",
        "zip",
        "csv",
        "xml",
        "json",
        "msword",
        "rtf",
        "audio",
        "video",
        "global",
        "size",
        "creation-date"
    };
    private static final Set<String> TOP_LEVEL =
            Set.of("text", "image", "audio", "video", "application", "message", "font", "model");
    private static final Set<String> MULTIPART = Set.of(
            "mixed", "alternative", "related", "digest", "parallel", "report", "signed", "encrypted", "form-data");
    private static final int SLOTS = 256;
    private static final Known[][] TABLE = table();

    private MediaWords() {}

    /** A word in lower case, and how it is recognised in any. */
    private record Known(String word, Keyword keyword) {}

    private static Known[][] table() {
        Known[][] table = new Known[SLOTS][0];
        for (String word : KNOWN) {
            int slot = slot(Arrays.copyOf(word.getBytes(StandardCharsets.US_ASCII), 32), 0, word.length());
            Known[] more = Arrays.copyOf(table[slot], table[slot].length + 1);
            more[more.length - 1] = new Known(word, new Keyword(word.toUpperCase(Locale.ROOT)));
            table[slot] = more;
        }
        return table;
    }

    /** Reads a string in lower case. */
    static String word(Cursor cursor) {
        String known = tryKnown(cursor);
        return known == null ? word(cursor.string()) : known;
    }

    /** Reads a quoted string if it is a known word, in any case; else answers null and stays. */
    static @Nullable String tryKnown(Cursor cursor) {
        int from = cursor.position() + 1;
        int quote = cursor.endOfPlainString();
        String known = quote < from ? null : find(cursor.array(), from, quote);
        if (known != null) {
            cursor.item();
            cursor.skip(quote + 1 - cursor.position());
        }
        return known;
    }

    /** Returns {@code word} in lower case. */
    static String word(Bytes word) {
        byte[] octets = new byte[word.size() + Long.BYTES];
        word.copyTo(octets, 0);
        String known = find(octets, 0, word.size());
        return known == null ? word.text().trim().toLowerCase(Locale.ROOT) : known;
    }

    private static @Nullable String find(byte[] array, int from, int to) {
        if (from == to || from + Long.BYTES > array.length) {
            return null;
        }
        for (Known known : TABLE[slot(array, from, to)]) {
            if (known.keyword.size() == to - from && known.keyword.matches(array, from, to)) {
                return known.word;
            }
        }
        return null;
    }

    /** Returns the transfer encoding {@code lower} as it is usually written; what is unknown stays as it is. */
    static String encoding(String lower) {
        return switch (lower) {
            case "7bit" -> "7BIT";
            case "8bit" -> "8BIT";
            case "base64" -> "BASE64";
            case "binary" -> "BINARY";
            case "quoted-printable" -> "QUOTED-PRINTABLE";
            default -> lower;
        };
    }

    /** Tells whether {@code message/subtype} has an envelope and a body inside. */
    static boolean isMessage(String subtype) {
        return subtype.equals("rfc822") || subtype.equals("global");
    }

    /** Tells whether {@code type} is a media type of single parts. */
    static boolean isTopLevel(String type) {
        return TOP_LEVEL.contains(type);
    }

    /** Returns the subtype that a part of type {@code type} has where nothing is said. */
    static String anySubtype(String type) {
        return type.equals("text") ? "plain" : "octet-stream";
    }

    /** Returns the type that {@code subtype} belongs to, as far as it is known; else {@code application}. */
    static String typeOf(String subtype) {
        return switch (subtype) {
            case "plain", "html", "calendar", "csv" -> "text";
            case "png", "jpeg", "gif" -> "image";
            case "rfc822", "global", "delivery-status" -> "message";
            default -> "application";
        };
    }

    /** Tells whether {@code word} is a disposition that is in use. */
    static boolean isDisposition(String word) {
        return word.equals("inline") || word.equals("attachment") || word.equals("form-data");
    }

    /** Tells whether {@code subtype} is one that only several parts have. */
    static boolean isMultipart(String subtype) {
        return MULTIPART.contains(subtype);
    }

    /** Mixes length, first and last letter, in any case. */
    private static int slot(byte[] array, int from, int to) {
        return ((to - from) * 7 + (array[from] & 0x1F) * 31 + (array[to - 1] & 0x1F)) & SLOTS - 1;
    }
}
