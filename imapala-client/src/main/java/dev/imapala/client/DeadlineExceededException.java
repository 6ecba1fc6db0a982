package dev.imapala.client;

/**
 * A command did not end within the time that its caller gave it. If it was not sent, it never is; the answer to one that
 * was sent is dropped when it comes, and whether it was carried out is not known. The session is fine, and the next
 * command works.
 */
public final class DeadlineExceededException extends ImapException {
    private static final long serialVersionUID = 1;

    private final boolean sent;

    /** Makes the failure of a command that was {@code sent}, or was not. */
    public DeadlineExceededException(String message, boolean sent) {
        super(message, null);
        this.sent = sent;
    }

    private DeadlineExceededException(DeadlineExceededException original) {
        super(original);
        this.sent = original.sent;
    }

    /** Tells whether the command was sent, so that the server may have carried it out. */
    public boolean wasSent() {
        return sent;
    }

    @Override
    public DeadlineExceededException atCaller() {
        return new DeadlineExceededException(this);
    }
}
