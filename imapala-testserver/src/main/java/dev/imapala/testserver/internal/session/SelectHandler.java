package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.Resync;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SELECT and EXAMINE (RFC 9051 section 6.3.2, RFC 9051 section 6.3.3). */
final class SelectHandler {
    private static final List<Flag> SYSTEM_FLAGS =
            List.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

    private final Session session;

    SelectHandler(Session session) {
        this.session = session;
    }

    Outcome handle(SelectCommand command) throws IOException {
        Resync resync = command.select().resync();
        if (resync != null && !session.enabled().contains(Capability.QRESYNC)) {
            return Outcome.bad("enable QRESYNC first");
        } else if (command.select().isCondstore()) {
            session.enabled().add(Capability.CONDSTORE);
        }
        Account account = session.account();
        leavePrevious(account);
        Optional<StoredMailbox> mailbox = account.find(command.mailbox());
        if (mailbox.isEmpty()) {
            return Outcome.no(ResponseCode.NONEXISTENT, "there is no mailbox of that name");
        }
        SelectedMailbox selected = SelectedMailbox.open(mailbox.get(), command.readOnly());
        session.become(new SessionState.Selected(account, selected));
        describe(command.mailbox(), selected);
        if (resync != null && resync.uidValidity() == selected.mailbox().uidValidity()) {
            new Resynchronizer(session).tell(resync);
        }
        return command.readOnly()
                ? Outcome.ok(ResponseCode.READ_ONLY, "EXAMINE completed")
                : Outcome.ok(ResponseCode.READ_WRITE, "SELECT completed");
    }

    private void leavePrevious(Account account) throws IOException {
        if (session.isSelected()) {
            session.become(new SessionState.Authenticated(account));
            tell(ResponseCode.CLOSED, "the previous mailbox is closed");
        }
    }

    private void describe(MailboxName name, SelectedMailbox selected) throws IOException {
        Set<Flag> flags = flags(selected);
        session.send(new Untagged.Flags(flags));
        session.send(new Untagged.Exists(selected.messages().size()));
        if (session.isRev2()) {
            session.send(ListHandler.listing(session.account(), name, selected.mailbox()));
        } else {
            session.send(new Untagged.Recent(selected.recentCount()));
            tellFirstUnseen(selected.messages());
        }
        tell(new ResponseCode.UidValidity(selected.mailbox().uidValidity()), "UIDs valid");
        tell(new ResponseCode.UidNext(uidNext(selected)), "predicted next UID");
        if (session.settings().offered().has(Capability.OBJECTID)) {
            tell(new ResponseCode.MailboxId(selected.mailbox().objectId()), "the identifier lasts");
        }
        if (session.settings().offered().has(Capability.CONDSTORE)) {
            tell(new ResponseCode.HighestModSeq(selected.highestModSeq()), "the last change");
        }
        tell(permanentFlags(selected, flags), selected.isReadOnly() ? "nothing can be changed" : "flags that last");
    }

    private static long uidNext(SelectedMailbox selected) {
        return selected.mailbox().snapshot().uidNext();
    }

    private static Set<Flag> flags(SelectedMailbox selected) {
        Set<Flag> flags = new LinkedHashSet<>(SYSTEM_FLAGS);
        selected.messages().forEach(message -> flags.addAll(message.flags()));
        return flags;
    }

    private static ResponseCode permanentFlags(SelectedMailbox selected, Set<Flag> flags) {
        Set<Flag> permanent = new LinkedHashSet<>();
        if (!selected.isReadOnly()) {
            permanent.addAll(flags);
            permanent.add(Flag.ANY_KEYWORD);
        }
        return new ResponseCode.PermanentFlags(permanent);
    }

    private void tellFirstUnseen(List<StoredMessage> messages) throws IOException {
        for (int i = 0; i < messages.size(); i++) {
            if (!messages.get(i).flags().contains(Flag.SEEN)) {
                tell(new ResponseCode.Unseen(i + 1L), "first unseen");
                return;
            }
        }
    }

    private void tell(ResponseCode code, String text) throws IOException {
        session.send(new Untagged.Condition(Status.OK, ResponseText.of(code, text)));
    }
}
