package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidMapping;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.util.List;
import java.util.Optional;

/** COPY and UID COPY (RFC 9051 section 6.4.7). */
final class CopyHandler {
    private final Session session;
    private final SelectedMailbox selected;

    CopyHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    Outcome handle(CopyCommand command) {
        List<StoredMessage> originals = selected.resolve(command.messages()).stream()
                .map(NumberedMessage::message)
                .toList();
        Optional<StoredMailbox> target = session.account().find(command.target());
        if (target.isEmpty()) {
            return Outcome.no(ResponseCode.TRYCREATE, "there is no mailbox of that name");
        } else if (originals.isEmpty()) {
            return Outcome.ok("no such messages, so nothing was copied");
        }
        List<StoredMessage> copies = target.get().addCopies(originals);
        return session.settings().offered().has(Capability.UIDPLUS)
                ? Outcome.ok(copyUid(target.get(), originals, copies), command.name() + " completed")
                : Outcome.ok(command.name() + " completed");
    }

    /** Returns the code that tells the UIDs of copies, which ascend as those of the originals do. */
    static ResponseCode copyUid(StoredMailbox target, List<StoredMessage> originals, List<StoredMessage> copies) {
        return new ResponseCode.CopyUid(target.uidValidity(), UidMapping.of(uids(originals), uids(copies)));
    }

    private static UidSet uids(List<StoredMessage> messages) {
        NumberSet.Builder uids = NumberSet.builder();
        messages.forEach(message -> uids.add(message.uid()));
        return new UidSet(uids.build());
    }
}
