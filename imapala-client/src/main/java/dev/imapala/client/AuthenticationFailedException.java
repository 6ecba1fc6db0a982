package dev.imapala.client;

import dev.imapala.protocol.response.Response;

/**
 * The server refused the credentials, at log-in or, with {@link FailureReason#NO_MAILBOX}, at the first command behind it.
 * Behind a refused log-in the connection has been closed; trying the same credentials again may lock the account.
 *
 * <p>RFC 9051 section 6.2
 */
public final class AuthenticationFailedException extends CommandFailedException {
    private static final long serialVersionUID = 1;

    /** Makes the failure of {@code command}, mostly LOGIN or AUTHENTICATE, to which the server said {@code answer}. */
    public AuthenticationFailedException(String command, Response.Tagged answer) {
        super(command, answer);
    }

    private AuthenticationFailedException(AuthenticationFailedException original) {
        super(original);
    }

    @Override
    public AuthenticationFailedException atCaller() {
        return new AuthenticationFailedException(this);
    }
}
