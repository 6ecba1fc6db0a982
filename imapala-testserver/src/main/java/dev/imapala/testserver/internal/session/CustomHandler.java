package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.CustomCommand;

/** Commands that have no class of their own (RFC 9051 section 6.5): this server has none. */
final class CustomHandler {
    Outcome handle(CustomCommand command) {
        return Outcome.bad("this server does not know " + command.name());
    }
}
