package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** STORE and UID STORE, conditional or not (RFC 9051 section 6.4.6, RFC 7162 section 3.1.3). */
final class StoreHandler {
    private final Session session;
    private final SelectedMailbox selected;

    StoreHandler(Session session) {
        this.session = session;
        this.selected = session.selected();
    }

    Outcome handle(StoreCommand command) throws IOException {
        if (selected.isReadOnly()) {
            return Outcome.no("the mailbox is selected read-only");
        }
        Store store = command.store();
        boolean withUid = command.messages() instanceof UidSet;
        if (store.unchangedSince().isPresent()) {
            session.enableCondstore();
        }
        NumberSet.Builder modified = NumberSet.builder();
        for (NumberedMessage target : selected.resolve(command.messages())) {
            if (change(target.message(), store)) {
                tell(target, store, withUid);
            } else {
                modified.add(withUid ? target.message().uid() : target.number());
            }
        }
        return completed(command, modified.build());
    }

    private static Outcome completed(StoreCommand command, NumberSet modified) {
        return modified.isEmpty()
                ? Outcome.ok(command.name() + " completed")
                : Outcome.ok(new ResponseCode.Modified(modified), "some messages have changed, and were left alone");
    }

    /** Changes a message, unless it was changed since the client knows it; tells whether it was not. */
    private boolean change(StoredMessage message, Store store) {
        long since = store.unchangedSince().orElse(Long.MAX_VALUE);
        List<GmailLabel> given = store.labels();
        return !selected.mailbox().skips(message, since, () -> {
            if (given == null) {
                selected.changeFlags(message, flags -> changed(flags, store.action(), store.flags()));
            } else {
                selected.changeLabels(message, labels -> List.copyOf(changed(labels, store.action(), given)));
            }
        });
    }

    private static <T> Set<T> changed(Collection<T> before, Store.Action action, List<T> given) {
        Set<T> result = new LinkedHashSet<>(before);
        switch (action) {
            case ADD -> result.addAll(given);
            case REMOVE -> given.forEach(result::remove);
            case REPLACE -> {
                result.clear();
                result.addAll(given);
            }
        }
        return result;
    }

    /** Tells what the message has now; a silent client, too, hears of the mod-sequence, if it uses them. */
    private void tell(NumberedMessage target, Store store, boolean withUid) throws IOException {
        if (store.isSilent() && !session.isCondstore()) {
            return;
        }
        StoredMessage message = target.message();
        FetchedMessage.Builder answer = FetchedMessage.builder(target.number());
        if (withUid) {
            answer.uid(message.uid());
        }
        if (!store.isSilent() && store.labels() != null) {
            answer.put(FetchItem.X_GM_LABELS, message.labels());
        } else if (!store.isSilent()) {
            answer.flags(selected.flags(message, !session.isRev2()));
        }
        if (session.isCondstore()) {
            answer.put(FetchItem.MODSEQ, message.modSeq());
        }
        session.send(new Untagged.Fetch(answer.build()));
    }
}
