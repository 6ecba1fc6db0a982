package dev.imapala.client;

/** How a command has ended, for {@link ImapListener#commandDone}. */
public enum CommandOutcome {
    /** The server said OK. */
    OK,
    /** The server said NO: it could not. */
    NO,
    /** The server said BAD: it did not understand, or did not want to. */
    BAD,
    /** The connection was lost, or ended, before the server said anything. */
    LOST
}
