package dev.imapala.protocol;

import java.util.Set;

/**
 * What LIST says of a mailbox. Attributes are equal when their names are equal in any case.
 *
 * <p>RFC 9051 section 7.3.1
 */
public final class MailboxAttribute implements Comparable<MailboxAttribute> {
    /** The mailbox does not exist; implies {@link #NOSELECT}. */
    public static final MailboxAttribute NON_EXISTENT = new MailboxAttribute("\\NonExistent");
    /** The mailbox cannot be selected. */
    public static final MailboxAttribute NOSELECT = new MailboxAttribute("\\Noselect");
    /** The mailbox cannot have children. */
    public static final MailboxAttribute NO_INFERIORS = new MailboxAttribute("\\Noinferiors");
    /** The mailbox has children. */
    public static final MailboxAttribute HAS_CHILDREN = new MailboxAttribute("\\HasChildren");
    /** The mailbox has no children. */
    public static final MailboxAttribute HAS_NO_CHILDREN = new MailboxAttribute("\\HasNoChildren");
    /** The server thinks that there are new messages. */
    public static final MailboxAttribute MARKED = new MailboxAttribute("\\Marked");
    /** There are no new messages since the mailbox was last selected. */
    public static final MailboxAttribute UNMARKED = new MailboxAttribute("\\Unmarked");
    /** The user is subscribed to the mailbox. */
    public static final MailboxAttribute SUBSCRIBED = new MailboxAttribute("\\Subscribed");
    /** The mailbox is on another server. */
    public static final MailboxAttribute REMOTE = new MailboxAttribute("\\Remote");
    /** All messages. */
    public static final MailboxAttribute ALL = new MailboxAttribute("\\All");
    /** Archived messages. */
    public static final MailboxAttribute ARCHIVE = new MailboxAttribute("\\Archive");
    /** Drafts. */
    public static final MailboxAttribute DRAFTS = new MailboxAttribute("\\Drafts");
    /** All flagged messages. */
    public static final MailboxAttribute FLAGGED = new MailboxAttribute("\\Flagged");
    /** Messages that the server takes for important (RFC 8457 section 3). */
    public static final MailboxAttribute IMPORTANT = new MailboxAttribute("\\Important");
    /** Junk. */
    public static final MailboxAttribute JUNK = new MailboxAttribute("\\Junk");
    /** Sent messages. */
    public static final MailboxAttribute SENT = new MailboxAttribute("\\Sent");
    /** Deleted messages. */
    public static final MailboxAttribute TRASH = new MailboxAttribute("\\Trash");

    /** Messages that are put off until later (RFC 9979). */
    public static final MailboxAttribute SNOOZED = new MailboxAttribute("\\Snoozed");
    /** Messages that will be sent later (RFC 9979). */
    public static final MailboxAttribute SCHEDULED = new MailboxAttribute("\\Scheduled");
    /** Notes that the user made on messages, which are not to be shown as messages (RFC 9979). */
    public static final MailboxAttribute MEMOS = new MailboxAttribute("\\Memos");
    /** The user can see that there is such a mailbox, and nothing else of it (RFC 5465 section 5.9). */
    public static final MailboxAttribute NO_ACCESS = new MailboxAttribute("\\NoAccess");

    private static final Set<MailboxAttribute> USES =
            Set.of(ALL, ARCHIVE, DRAFTS, FLAGGED, IMPORTANT, JUNK, SENT, TRASH, SNOOZED, SCHEDULED, MEMOS);

    private final String name;
    private final String canonical;

    private MailboxAttribute(String name) {
        this.name = name;
        this.canonical = Ascii.lower(name);
    }

    /**
     * Returns the attribute of that name, such as {@code \Marked}.
     *
     * @throws IllegalArgumentException if {@code name} is not a backslash and an atom, nor an atom
     */
    public static MailboxAttribute of(String name) {
        if (!Ascii.isAtom(name.startsWith("\\") ? name.substring(1) : name, "]")) {
            throw new IllegalArgumentException("not a mailbox attribute: \"" + Ascii.printable(name) + "\"");
        }
        return new MailboxAttribute(name);
    }

    /** Returns the name as it was given, with its backslash. */
    public String name() {
        return name;
    }

    /** Tells whether this says what the mailbox is for, as {@link #SENT} does (RFC 6154 section 2). */
    public boolean isUse() {
        return USES.contains(this);
    }

    /** Compares names in lower case, so that sets of many names with one hash code stay quick. */
    @Override
    public int compareTo(MailboxAttribute other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxAttribute that && canonical.equals(that.canonical);
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
