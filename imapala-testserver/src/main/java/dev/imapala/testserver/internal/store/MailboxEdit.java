package dev.imapala.testserver.internal.store;

/** What became of a wish to delete or rename a mailbox. */
public enum MailboxEdit {
    /** It is done. */
    DONE,
    /** There is no mailbox of that name, and none below it. */
    NO_SUCH_MAILBOX,
    /** There is a mailbox of the new name, or one below it. */
    NAME_IS_TAKEN,
    /** It is no mailbox, but there are some below it. */
    HAS_CHILDREN,
    /** This can never be done. */
    IMPOSSIBLE
}
