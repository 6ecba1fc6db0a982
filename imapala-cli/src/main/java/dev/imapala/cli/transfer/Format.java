package dev.imapala.cli.transfer;

/** How the messages of a mailbox are kept in files. */
public enum Format {
    /** A folder with a file for each message, whose name has its flags. */
    MAILDIR,
    /** One file, with lines that begin with {@code From } between messages (RFC 4155), those of messages quoted. */
    MBOX,
    /** A folder with a file for each message, without flags. */
    EML
}
