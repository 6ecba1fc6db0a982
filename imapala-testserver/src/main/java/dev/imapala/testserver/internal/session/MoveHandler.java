package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** MOVE and UID MOVE (RFC 9051 section 6.4.8). That the messages are gone is told with the news, like all others. */
final class MoveHandler {
    private final Session session;
    private final SelectedMailbox selected;

    MoveHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    Outcome handle(MoveCommand command) throws IOException {
        Set<StoredMessage> wanted = selected.resolve(command.messages()).stream()
                .map(NumberedMessage::message)
                .collect(Collectors.toSet());
        Optional<StoredMailbox> target = session.account().find(command.target());
        if (selected.isReadOnly()) {
            return Outcome.no("the mailbox is selected read-only");
        } else if (target.isEmpty()) {
            return Outcome.no(ResponseCode.TRYCREATE, "there is no mailbox of that name");
        }
        StoredMailbox.Moved moved = selected.mailbox().move(wanted::contains, target.get());
        if (moved.originals().isEmpty()) {
            return Outcome.ok("no such messages, so nothing was moved");
        }
        if (session.settings().offered().has(Capability.UIDPLUS)) {
            tell(target.get(), moved);
        }
        return Outcome.ok(command.name() + " completed");
    }

    /** The code comes before the news: a client must know where the messages are before it hears that they are gone. */
    private void tell(StoredMailbox target, StoredMailbox.Moved moved) throws IOException {
        ResponseCode code = CopyHandler.copyUid(target, moved.originals(), moved.copies());
        session.send(new Untagged.Condition(Status.OK, ResponseText.of(code, "moved")));
    }
}
