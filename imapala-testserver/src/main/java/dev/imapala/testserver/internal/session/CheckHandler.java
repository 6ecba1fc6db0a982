package dev.imapala.testserver.internal.session;

/** CHECK (RFC 3501 section 6.4.1): there is nothing to do. */
final class CheckHandler {
    private final Session session;

    CheckHandler(Session session) {
        this.session = session;
    }

    Outcome handle() {
        session.selected();
        return Outcome.ok("CHECK completed");
    }
}
