package dev.imapala.testserver.internal.session;

/** UNAUTHENTICATE (RFC 8437 section 3). */
final class UnauthenticateHandler {
    private final Session session;

    UnauthenticateHandler(Session session) {
        this.session = session;
    }

    Outcome handle() {
        session.account();
        session.become(new SessionState.NotAuthenticated());
        return Outcome.ok("nobody is logged in").then(Outcome.Then.FORGET);
    }
}
