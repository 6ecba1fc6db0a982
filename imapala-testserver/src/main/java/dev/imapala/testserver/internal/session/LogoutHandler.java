package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.io.IOException;

/** LOGOUT (RFC 9051 section 6.1.3). */
final class LogoutHandler {
    private final Session session;

    LogoutHandler(Session session) {
        this.session = session;
    }

    Outcome handle() throws IOException {
        session.send(new Untagged.Condition(Status.BYE, ResponseText.of("until next time")));
        return Outcome.ok("LOGOUT completed").then(Outcome.Then.END);
    }
}
