package dev.imapala.testserver.internal.session;

/** STARTTLS (RFC 9051 section 6.2.1). */
final class StartTlsHandler {
    private final Session session;

    StartTlsHandler(Session session) {
        this.session = session;
    }

    Outcome handle() {
        if (session.connection().isTls()) {
            throw RefusedException.wrongState("TLS is active already");
        } else if (session.isAuthenticated()) {
            throw RefusedException.wrongState("STARTTLS comes before the login");
        }
        return Outcome.ok("begin TLS now").then(Outcome.Then.START_TLS);
    }
}
