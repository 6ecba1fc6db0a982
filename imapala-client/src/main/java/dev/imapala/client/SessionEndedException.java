package dev.imapala.client;

/**
 * The session is over, as somebody else has logged in on its connection since: see {@link ImapSession#unauthenticate}.
 * Nothing was sent; the session of the other one is fine.
 *
 * <p>RFC 8437 section 3
 */
public final class SessionEndedException extends ImapException {
    private static final long serialVersionUID = 1;

    /** Makes the failure of {@code command}, a name such as {@code LIST}. */
    public SessionEndedException(String command) {
        super(
                "the session is over, as somebody else has logged in on its connection; " + command
                        + " was not sent: use the session that unauthenticate(...) brought",
                null);
    }

    private SessionEndedException(SessionEndedException original) {
        super(original);
    }

    @Override
    public SessionEndedException atCaller() {
        return new SessionEndedException(this);
    }
}
