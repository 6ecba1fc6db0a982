package dev.imapala.client;

import org.jspecify.annotations.Nullable;

/**
 * Something failed. The subclasses say what, and what is still usable afterwards. Messages hold no credential and no
 * mail text.
 */
public abstract class ImapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes a failure that {@code cause}, if given, has led to. */
    protected ImapException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Makes the same failure again, caused by {@code original}. */
    ImapException(ImapException original) {
        super(original.getMessage(), original);
    }

    /**
     * Returns this failure again, with the stack trace of the calling thread and with this as its cause. Who waits for a
     * future throws it, so that the trace shows where the command was given; the blocking view does so.
     */
    public abstract ImapException atCaller();
}
