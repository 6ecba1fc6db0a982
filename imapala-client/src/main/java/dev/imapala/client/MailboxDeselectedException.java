package dev.imapala.client;

import dev.imapala.protocol.MailboxName;

/**
 * The mailbox is not selected any more: it was closed, or another one was selected. Nothing was sent; the session is
 * fine.
 */
public final class MailboxDeselectedException extends ImapException {
    private static final long serialVersionUID = 1;

    private final transient MailboxName mailbox;

    /** Makes the failure of a call for {@code mailbox}. */
    public MailboxDeselectedException(MailboxName mailbox) {
        super(
                "mailbox " + mailbox + " is not selected any more: it was closed, or another was selected; nothing was"
                        + " sent: select it again and use the new handle",
                null);
        this.mailbox = mailbox;
    }

    private MailboxDeselectedException(MailboxDeselectedException original) {
        super(original);
        this.mailbox = original.mailbox;
    }

    /** Returns the mailbox that is not selected any more. */
    public MailboxName mailbox() {
        return mailbox;
    }

    @Override
    public MailboxDeselectedException atCaller() {
        return new MailboxDeselectedException(this);
    }
}
