package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.SubscribeCommand;

/** SUBSCRIBE (RFC 9051 section 6.3.7). Names without a mailbox will do. */
final class SubscribeHandler {
    private final Session session;

    SubscribeHandler(Session session) {
        this.session = session;
    }

    Outcome handle(SubscribeCommand command) {
        session.account().subscribe(CreateHandler.newName(command.mailbox()));
        return Outcome.ok("SUBSCRIBE completed");
    }
}
