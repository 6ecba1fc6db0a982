package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.response.Untagged;
import java.io.IOException;

/** ENABLE (RFC 9051 section 6.3.1). */
final class EnableHandler {
    private final Session session;

    EnableHandler(Session session) {
        this.session = session;
    }

    Outcome handle(EnableCommand command) throws IOException {
        session.account();
        if (session.isSelected()) {
            throw RefusedException.wrongState("ENABLE comes before SELECT");
        }
        session.send(new Untagged.Enabled(session.enable(command.capabilities())));
        return Outcome.ok("ENABLE completed");
    }
}
