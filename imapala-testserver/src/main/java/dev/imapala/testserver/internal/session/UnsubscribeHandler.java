package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.UnsubscribeCommand;

/** UNSUBSCRIBE (RFC 9051 section 6.3.8). */
final class UnsubscribeHandler {
    private final Session session;

    UnsubscribeHandler(Session session) {
        this.session = session;
    }

    Outcome handle(UnsubscribeCommand command) {
        session.account().unsubscribe(command.mailbox());
        return Outcome.ok("UNSUBSCRIBE completed");
    }
}
