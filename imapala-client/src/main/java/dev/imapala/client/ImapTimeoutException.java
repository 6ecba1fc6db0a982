package dev.imapala.client;

/**
 * The server took too long to accept the connection, to greet, or to say anything while an answer was owed. The
 * connection has been closed.
 */
public final class ImapTimeoutException extends ConnectionLostException {
    private static final long serialVersionUID = 1;

    /** Makes a loss by time-out. */
    public ImapTimeoutException(String message) {
        super(message, null);
    }

    private ImapTimeoutException(ImapTimeoutException original) {
        super(original);
    }

    @Override
    public ImapTimeoutException atCaller() {
        return new ImapTimeoutException(this);
    }
}
