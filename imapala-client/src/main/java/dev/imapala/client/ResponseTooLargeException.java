package dev.imapala.client;

import org.jspecify.annotations.Nullable;

/**
 * A part of the answer was over one of the {@linkplain ImapClient.Builder#limits limits} and was passed over, so that
 * the answer has a gap. The connection is fine. The message names the limit.
 */
public final class ResponseTooLargeException extends ImapException {
    private static final long serialVersionUID = 1;

    /** Makes the failure of a command whose answer was too large for the reason that {@code message} gives. */
    public ResponseTooLargeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    private ResponseTooLargeException(ResponseTooLargeException original) {
        super(original);
    }

    @Override
    public ResponseTooLargeException atCaller() {
        return new ResponseTooLargeException(this);
    }
}
