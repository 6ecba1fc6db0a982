package dev.imapala.testserver.internal.store;

/** Somebody who has a mailbox selected. */
public interface MailboxWatcher {
    /** Takes note of a change, in the order in which changes happen. Called under the mailbox's lock: must not wait. */
    void changed(MailboxChange change);
}
