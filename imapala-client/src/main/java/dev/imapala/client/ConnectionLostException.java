package dev.imapala.client;

import dev.imapala.protocol.response.ResponseText;
import org.jspecify.annotations.Nullable;

/**
 * There is no connection, or none any more: it could not be made, it broke, the server said BYE, or it was closed. The
 * session and its mailbox are gone; the client can connect again.
 */
public class ConnectionLostException extends ImapException {
    private static final long serialVersionUID = 1;

    private final FailureReason reason;

    /** Makes a loss that {@code cause}, if given, has led to. */
    public ConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = FailureReason.OTHER;
    }

    private ConnectionLostException(String message, ResponseText bye) {
        super(message, null);
        this.reason = FailureReason.of(bye);
    }

    /** Returns a loss that the server has told of with {@code bye}. */
    public static ConnectionLostException bye(String message, ResponseText bye) {
        return new ConnectionLostException(message, bye);
    }

    /** Makes the same loss again, caused by {@code original}. */
    ConnectionLostException(ConnectionLostException original) {
        super(original);
        this.reason = original.reason;
    }

    /** Returns what the server means by its BYE, as far as its code or its words tell. */
    public FailureReason reason() {
        return reason;
    }

    @Override
    public ConnectionLostException atCaller() {
        return new ConnectionLostException(this);
    }
}
