package dev.imapala.protocol;

import java.nio.charset.StandardCharsets;

/**
 * The name of a mailbox. A name from a server keeps its octets and is sent back as it came; a name from the user is
 * text, sent in modified UTF-7, or in UTF-8 where the session speaks that. {@code INBOX} is the same in any case.
 *
 * <p>RFC 9051 section 5.1, RFC 3501 section 5.1.3
 */
public final class MailboxName {
    /** The mailbox that every user has. */
    public static final MailboxName INBOX = new MailboxName("INBOX", Bytes.of("INBOX"));

    private final String text;
    private final Bytes encoded;

    private MailboxName(String text, Bytes encoded) {
        this.text = text;
        this.encoded = encoded;
    }

    /**
     * Returns the mailbox named {@code text}.
     *
     * @throws IllegalArgumentException if {@code text} is empty or has a control character or half of a surrogate pair
     */
    public static MailboxName of(String text) {
        if (text.equalsIgnoreCase("INBOX")) {
            return INBOX;
        }
        if (text.isEmpty() || !isAllowed(text)) {
            throw new IllegalArgumentException("not a mailbox name: \"" + Ascii.printable(text)
                    + "\"; a name has at least one character and no control characters");
        }
        return new MailboxName(text, encode(text));
    }

    /** Returns {@code text}, a name or a pattern of names, in modified UTF-7. */
    public static Bytes encode(String text) {
        return Bytes.copyOf(ModifiedUtf7.encode(text).getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.SURROGATE;
    }

    /** Reads what {@link #encode} makes of a name; UTF-8 and anything else comes out as it is. */
    public static String decode(Bytes octets) {
        String raw = octets.text();
        if (isPlain(octets)) {
            return raw;
        }
        return octets.isAscii()
                ? ModifiedUtf7.decode(raw).filter(MailboxName::isAllowed).orElse(raw)
                : raw;
    }

    /** Tells whether there is nothing but printable ASCII, and nothing that modified UTF-7 would have encoded. */
    private static boolean isPlain(Bytes octets) {
        for (int i = 0; i < octets.size(); i++) {
            byte octet = octets.at(i);
            if (octet < ' ' || octet == 0x7F || octet == '&') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(String text) {
        return text.codePoints().noneMatch(MailboxName::isForbidden);
    }

    /**
     * Returns the mailbox whose name a peer wrote as {@code octets}: in modified UTF-7, UTF-8 or anything else.
     *
     * @throws IllegalArgumentException if there is a NUL octet, which cannot be sent back
     */
    public static MailboxName received(Bytes octets) {
        if (octets.equalsIgnoreCase("INBOX")) {
            return INBOX;
        }
        if (octets.indexOf((byte) 0) >= 0) {
            throw new IllegalArgumentException("a mailbox name cannot have a NUL octet");
        }
        return new MailboxName(decode(octets), octets);
    }

    /** Returns the name as text, for people. */
    public String text() {
        return text;
    }

    /** Returns the octets that name the mailbox where names are not in UTF-8. */
    public Bytes encoded() {
        return encoded;
    }

    /** Tells whether this is the user's INBOX. */
    public boolean isInbox() {
        return encoded.equals(INBOX.encoded);
    }

    /** Names are equal when their octets are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxName that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
