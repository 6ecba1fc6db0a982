package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.response.ResponseCode;

/** A command cannot be done; the outcome says why. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized
    private final Outcome outcome;

    RefusedException(Outcome outcome) {
        super(outcome.text().text(), null, false, false);
        this.outcome = outcome;
    }

    static RefusedException wrongState(String what) {
        return new RefusedException(Outcome.bad(ResponseCode.CLIENTBUG, what));
    }

    Outcome outcome() {
        return outcome;
    }
}
