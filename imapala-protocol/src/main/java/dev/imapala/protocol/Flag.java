package dev.imapala.protocol;

import java.util.HashMap;
import java.util.Map;

/**
 * A flag of a message: a system flag such as {@link #SEEN}, or a keyword. Flags are equal when their names are equal in
 * any case.
 *
 * <p>RFC 9051 section 2.3.2
 */
public final class Flag implements Comparable<Flag> {
    /** What is known by name is there once, as every connection has it. */
    private static final Map<String, Flag> KNOWN = new HashMap<>();

    /** The message has been read. */
    public static final Flag SEEN = known("\\Seen");
    /** The message has been answered. */
    public static final Flag ANSWERED = known("\\Answered");
    /** The message asks for attention. */
    public static final Flag FLAGGED = known("\\Flagged");
    /** The message will be removed by EXPUNGE. */
    public static final Flag DELETED = known("\\Deleted");
    /** The message is a draft. */
    public static final Flag DRAFT = known("\\Draft");
    /** The message arrived since the last session; IMAP4rev1 only (RFC 3501 section 2.3.2). */
    public static final Flag RECENT = known("\\Recent");
    /** In PERMANENTFLAGS: clients may make keywords (RFC 9051 section 7.1). */
    public static final Flag ANY_KEYWORD = known("\\*");
    /** The message has been forwarded (RFC 9051 section 2.3.2). */
    public static final Flag FORWARDED = known("$Forwarded");
    /** A disposition notification was sent, and no other shall be (RFC 3503 section 3). */
    public static final Flag MDN_SENT = known("$MDNSent");
    /** The message is junk (RFC 9051 section 2.3.2). */
    public static final Flag JUNK = known("$Junk");
    /** The message is not junk (RFC 9051 section 2.3.2). */
    public static final Flag NOT_JUNK = known("$NotJunk");
    /** The message is likely to be phishing (RFC 9051 section 2.3.2). */
    public static final Flag PHISHING = known("$Phishing");
    /** The message is likely to matter to the user (RFC 8457 section 2). */
    public static final Flag IMPORTANT = known("$Important");
    /** The message is being submitted (RFC 5788 section 3.4). */
    public static final Flag SUBMIT_PENDING = known("$SubmitPending");
    /** The message has been submitted (RFC 5788 section 3.4). */
    public static final Flag SUBMITTED = known("$Submitted");
    /**
     * The first bit of the color of a message with {@code \Flagged}. With the second and third: 000 red, 100 orange,
     * 010 yellow, 110 green, 001 blue, 101 purple, 011 gray (RFC 9979).
     */
    public static final Flag COLOR_BIT_0 = known("$MailFlagBit0");
    /** The second bit of the color (RFC 9979). */
    public static final Flag COLOR_BIT_1 = known("$MailFlagBit1");
    /** The third bit of the color (RFC 9979). */
    public static final Flag COLOR_BIT_2 = known("$MailFlagBit2");
    /** The message has attachments (RFC 9979). */
    public static final Flag HAS_ATTACHMENT = known("$hasattachment");
    /** The message has no attachments (RFC 9979). */
    public static final Flag HAS_NO_ATTACHMENT = known("$hasnoattachment");
    /** The message is the user's note on another one of its thread (RFC 9979). */
    public static final Flag MEMO = known("$memo");
    /** There is a {@link #MEMO} on the message (RFC 9979). */
    public static final Flag HAS_MEMO = known("$hasmemo");
    /** The message has a way to unsubscribe that the server trusts (RFC 9979). */
    public static final Flag CAN_UNSUBSCRIBE = known("$canunsubscribe");
    /** The user tried to unsubscribe by this message (RFC 9979). */
    public static final Flag UNSUBSCRIBED = known("$unsubscribed");
    /** The message was sent for the user without his doing, as vacation replies are (RFC 9979). */
    public static final Flag AUTO_SENT = known("$autosent");
    /** The user wants the coming messages of this thread; stronger than {@link #MUTED} (RFC 9979). */
    public static final Flag FOLLOWED = known("$followed");
    /** The user does not want the coming messages of this thread (RFC 9979). */
    public static final Flag MUTED = known("$muted");
    /** The message was imported, not delivered (RFC 9979). */
    public static final Flag IMPORTED = known("$imported");
    /** The server is sure who sent the message (RFC 9979). */
    public static final Flag IS_TRUSTED = known("$istrusted");
    /** The message came through a masked address (RFC 9979). */
    public static final Flag MASKED_EMAIL = known("$maskedemail");
    /** The message is to be shown as a new one, though it is old (RFC 9979). */
    public static final Flag NEW = known("$new");
    /** The user is to be told of the message (RFC 9979). */
    public static final Flag NOTIFY = known("$notify");

    private final String name;
    private final String canonical;

    private static Flag known(String name) {
        Flag known = new Flag(name);
        KNOWN.put(name, known);
        return known;
    }

    private static Flag shared(String name) {
        Flag known = KNOWN.get(name);
        return known == null ? new Flag(name) : known;
    }

    private Flag(String name) {
        this.name = name;
        this.canonical = Ascii.lower(name);
    }

    /**
     * Returns the flag of that name, {@code \Answered} or {@code $Label}.
     *
     * @throws IllegalArgumentException if {@code name} is neither a backslash and an atom nor an atom other than NIL
     */
    public static Flag of(String name) {
        String atom = name.startsWith("\\") ? name.substring(1) : name;
        if (!Ascii.isAtom(atom, "]") || name.equalsIgnoreCase("NIL")) {
            throw new IllegalArgumentException(
                    "not a flag: \"" + Ascii.printable(name)
                            + "\"; a flag is letters, digits and signs without spaces, quotes, parentheses, % or *, and not NIL");
        }
        return shared(name);
    }

    /**
     * Returns the flag that a peer sent, which may have characters that {@link #of} refuses (8-bit ones, for example).
     *
     * @throws IllegalArgumentException if {@code name} is empty or has a space, a quote, a control or a parenthesis
     *     without its pair
     */
    public static Flag received(Bytes name) {
        String text = name.text();
        boolean valid = text.chars().noneMatch(c -> c == ' ' || c == '"' || Character.isISOControl(c));
        if (text.isEmpty() || !valid || !isBalanced(text)) {
            throw new IllegalArgumentException("not a flag: \"" + Ascii.printable(text) + "\"");
        }
        return shared(text);
    }

    private static boolean isBalanced(String text) {
        int open = text.startsWith("(") ? -1 : 0;
        for (int i = 0; i < text.length() && open >= 0; i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return open == 0;
    }

    /** Returns the name as it was given, the backslash of a system flag included. */
    public String name() {
        return name;
    }

    /**
     * Tells whether a client may ask for this flag by name: not one that a peer sent and no grammar allows, and not
     * {@link #ANY_KEYWORD}.
     */
    public boolean isWellFormed() {
        return Ascii.isAtom(isKeyword() ? name : name.substring(1), "]");
    }

    /** Tells whether this is a keyword: a flag whose name does not begin with a backslash. */
    public boolean isKeyword() {
        return !name.startsWith("\\");
    }

    /** Compares names in lower case, so that sets of many names with one hash code stay quick. */
    @Override
    public int compareTo(Flag other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
