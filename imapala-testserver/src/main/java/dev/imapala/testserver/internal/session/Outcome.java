package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;

/**
 * How a command ends.
 *
 * @param status OK, NO or BAD
 * @param text what the tagged response says
 * @param then what happens after the tagged response
 */
record Outcome(Status status, ResponseText text, Then then) {

    /** What happens after the tagged response. */
    enum Then {
        GO_ON,
        START_TLS,
        COMPRESS,
        FORGET,
        END
    }

    static Outcome ok(String text) {
        return new Outcome(Status.OK, ResponseText.of(text), Then.GO_ON);
    }

    static Outcome ok(ResponseCode code, String text) {
        return new Outcome(Status.OK, ResponseText.of(code, text), Then.GO_ON);
    }

    static Outcome no(String text) {
        return new Outcome(Status.NO, ResponseText.of(text), Then.GO_ON);
    }

    static Outcome no(ResponseCode code, String text) {
        return new Outcome(Status.NO, ResponseText.of(code, text), Then.GO_ON);
    }

    static Outcome bad(String text) {
        return new Outcome(Status.BAD, ResponseText.of(text), Then.GO_ON);
    }

    static Outcome bad(ResponseCode code, String text) {
        return new Outcome(Status.BAD, ResponseText.of(code, text), Then.GO_ON);
    }

    Outcome then(Then next) {
        return new Outcome(status, text, next);
    }
}
