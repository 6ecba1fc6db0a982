package dev.imapala.protocol;

/**
 * A label of Gmail: a system label such as {@link #INBOX}, or one of the user's own, which is a mailbox, too. Like the
 * names of mailboxes, labels go over the wire in modified UTF-7, or in UTF-8 where the session speaks that.
 *
 * <p>https://developers.google.com/workspace/gmail/imap/imap-extensions
 */
public final class GmailLabel {
    /** The message is in the INBOX. */
    public static final GmailLabel INBOX = of("\\Inbox");
    /** The user sent the message. */
    public static final GmailLabel SENT = of("\\Sent");
    /** The message is a draft. */
    public static final GmailLabel DRAFT = of("\\Draft");
    /** Gmail takes the message to be important. */
    public static final GmailLabel IMPORTANT = of("\\Important");
    /** The message has a star. */
    public static final GmailLabel STARRED = of("\\Starred");
    /** The message is in the trash. */
    public static final GmailLabel TRASH = of("\\Trash");
    /** The message is spam. */
    public static final GmailLabel SPAM = of("\\Spam");

    private final MailboxName name;

    private GmailLabel(MailboxName name) {
        this.name = name;
    }

    /**
     * Returns the label of that name; a system label begins with a backslash.
     *
     * @throws IllegalArgumentException if {@code name} is empty or has a control character or half of a surrogate pair
     */
    public static GmailLabel of(String name) {
        return new GmailLabel(MailboxName.of(name));
    }

    /**
     * Returns the label that a peer wrote as {@code octets}.
     *
     * @throws IllegalArgumentException if there is a NUL octet, which cannot be sent back
     */
    public static GmailLabel received(Bytes octets) {
        return new GmailLabel(MailboxName.received(octets));
    }

    /** Returns the name as text, for people, the backslash of a system label included. */
    public String text() {
        return name.text();
    }

    /** Returns the name of the mailbox with the messages that have this label, unless it is a system label. */
    public MailboxName name() {
        return name;
    }

    /** Tells whether this is a label of Gmail's own, which begins with a backslash. */
    public boolean isSystem() {
        return name.text().startsWith("\\");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GmailLabel that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
