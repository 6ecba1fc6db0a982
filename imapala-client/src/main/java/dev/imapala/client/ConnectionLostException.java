package dev.imapala.client;

import org.jspecify.annotations.Nullable;

/**
 * There is no connection, or none any more: it could not be made, it broke, the server said BYE, or it was closed. The
 * session and its mailbox are gone; the client can connect again.
 */
public class ConnectionLostException extends ImapException {
    private static final long serialVersionUID = 1;

    /** Makes a loss that {@code cause}, if given, has led to. */
    public ConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Makes the same loss again, caused by {@code original}. */
    ConnectionLostException(ConnectionLostException original) {
        super(original);
    }

    @Override
    public ConnectionLostException atCaller() {
        return new ConnectionLostException(this);
    }
}
