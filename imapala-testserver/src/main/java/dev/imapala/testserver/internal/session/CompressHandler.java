package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.CompressCommand;

/** COMPRESS (RFC 4978 section 3). */
final class CompressHandler {
    private final Session session;

    CompressHandler(Session session) {
        this.session = session;
    }

    Outcome handle(CompressCommand command) {
        session.account();
        if (!command.equals(CompressCommand.DEFLATE)) {
            return Outcome.bad("unknown algorithm " + command.algorithm());
        } else if (session.connection().isCompressed()) {
            throw RefusedException.wrongState("compression is active already");
        }
        return Outcome.ok("DEFLATE active").then(Outcome.Then.COMPRESS);
    }
}
