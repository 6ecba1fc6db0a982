package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.response.ResponseCode;

/** DELETE (RFC 9051 section 6.3.5). Sessions that have the mailbox selected keep what they see. */
final class DeleteHandler {
    private final Session session;

    DeleteHandler(Session session) {
        this.session = session;
    }

    Outcome handle(DeleteCommand command) {
        return switch (session.account().delete(command.mailbox())) {
            case DONE -> Outcome.ok("DELETE completed");
            case NO_SUCH_MAILBOX -> Outcome.no(ResponseCode.NONEXISTENT, "there is no mailbox of that name");
            case HAS_CHILDREN -> Outcome.no(ResponseCode.HASCHILDREN, "there are mailboxes below that name");
            case NAME_IS_TAKEN, IMPOSSIBLE -> Outcome.no(ResponseCode.CANNOT, "this mailbox cannot be deleted");
        };
    }
}
