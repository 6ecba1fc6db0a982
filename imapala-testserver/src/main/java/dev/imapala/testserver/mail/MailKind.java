package dev.imapala.testserver.mail;

import java.util.Arrays;
import java.util.List;

/** What is special about a generated message. */
public enum MailKind {
    /** One text part, in ASCII or encoded. */
    PLAIN(36, true),
    /** One text part with flowed lines, {@code format=flowed}. */
    FLOWED(4, true),
    /** The same text plain and as HTML, {@code multipart/alternative}. */
    ALTERNATIVE(20, true),
    /** Text and attached files, {@code multipart/mixed}. */
    ATTACHMENTS(8, true),
    /** HTML and the picture that it shows, {@code multipart/related}. */
    RELATED(4, true),
    /** Forwarded messages inside each other, two to four levels of {@code message/rfc822}. */
    NESTED(4, true),
    /** Multiparts within multiparts, many levels. */
    DEEP(1, true),
    /** An unencoded body in UTF-8. */
    EIGHT_BIT_UTF_8(2, true),
    /** An unencoded body in ISO-8859-1. */
    EIGHT_BIT_LATIN_1(2, true),
    /** A subject and names in one of many character sets (RFC 2047). */
    ENCODED_SUBJECT(4, true),
    /** Attachments whose file names need RFC 2231 or come as encoded words. */
    FILE_NAMES(2, true),
    /** An invitation, {@code text/calendar}. */
    CALENDAR(2, true),
    /** A delivery report, {@code multipart/report}. */
    DELIVERY_REPORT(2, true),
    /** A signed message, {@code multipart/signed}. */
    SIGNED(1, true),
    /** Mail of a mailing list, with its header fields and its footer. */
    LIST_MAIL(3, true),
    /** A letter at the end of a very long discussion: 120 references. */
    LONG_REFERENCES(1, true),

    /** No Date field. */
    NO_DATE(1, false),
    /** A Date field that is not a date. */
    BAD_DATE(1, false),
    /** No From field. */
    NO_FROM(1, false),
    /** Address fields that break the grammar. */
    BAD_ADDRESSES(1, false),
    /** Unencoded 8-bit text in Subject and From. */
    RAW_EIGHT_BIT_HEADERS(1, false),
    /** Encoded words that are cut, unknown or wrong. */
    BROKEN_ENCODED_WORDS(1, false),
    /** A multipart that names no boundary. */
    MISSING_BOUNDARY(1, false),
    /** A multipart that ends in the middle of a part. */
    TRUNCATED_MULTIPART(1, false),
    /** A multipart whose boundary never appears. */
    UNUSED_BOUNDARY(1, false),
    /** Lines of many thousand bytes, in header and body. */
    LONG_LINES(1, false),
    /** Hundreds of header fields. */
    MANY_HEADERS(1, false),
    /** A header, its empty line and nothing more. */
    NO_BODY(1, false),
    /** A header without the empty line after it. */
    NO_SEPARATOR(1, false),
    /** No header at all. */
    NO_HEADER(1, false),
    /** A content transfer encoding that nobody knows. */
    UNKNOWN_ENCODING(1, false),
    /** A Content-Type field that breaks the grammar. */
    BAD_CONTENT_TYPE(1, false),
    /** Base64 with characters that do not belong there. */
    BAD_BASE64(1, false),
    /** Two Subject, From, Date and Message-ID fields each. */
    DUPLICATE_HEADERS(1, false);

    private static final int MALFORMED_PERCENT = 6;

    private final int share;
    private final boolean wellFormed;

    MailKind(int share, boolean wellFormed) {
        this.share = share;
        this.wellFormed = wellFormed;
    }

    /** Tells whether messages of this kind keep the rules of RFC 5322 and MIME; only these have {@link MailFacts}. */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /** Returns the kinds that keep the rules. */
    public static List<MailKind> wellFormed() {
        return Arrays.stream(values()).filter(MailKind::isWellFormed).toList();
    }

    /** Returns the kinds that break a rule. */
    public static List<MailKind> malformed() {
        return Arrays.stream(values()).filter(kind -> !kind.wellFormed).toList();
    }

    /** Picks a kind as usual mail would have it: mostly plain, a few per cent malformed. */
    static MailKind usual(Dice dice) {
        return weighted(dice.percent(MALFORMED_PERCENT) ? malformed() : wellFormed(), dice);
    }

    private static MailKind weighted(List<MailKind> kinds, Dice dice) {
        int point = dice.below(kinds.stream().mapToInt(kind -> kind.share).sum());
        for (MailKind kind : kinds) {
            point -= kind.share;
            if (point < 0) {
                return kind;
            }
        }
        throw new AssertionError(point);
    }
}
