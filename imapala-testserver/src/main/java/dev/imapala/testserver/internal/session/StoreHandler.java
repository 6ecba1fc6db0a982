package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Untagged;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** STORE and UID STORE (RFC 9051 section 6.4.6). */
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
        for (NumberedMessage target : selected.resolve(command.messages())) {
            selected.changeFlags(target.message(), flags -> changed(flags, store));
            if (!store.isSilent()) {
                tell(target, withUid);
            }
        }
        return Outcome.ok(command.name() + " completed");
    }

    private static Set<Flag> changed(Set<Flag> flags, Store store) {
        Set<Flag> result = new LinkedHashSet<>(flags);
        switch (store.action()) {
            case ADD -> result.addAll(store.flags());
            case REMOVE -> store.flags().forEach(result::remove);
            case REPLACE -> {
                result.clear();
                result.addAll(store.flags());
            }
        }
        return result;
    }

    private void tell(NumberedMessage target, boolean withUid) throws IOException {
        FetchedMessage.Builder answer = FetchedMessage.builder(target.number());
        if (withUid) {
            answer.uid(target.message().uid());
        }
        answer.flags(selected.flags(target.message(), !session.isRev2()));
        session.send(new Untagged.Fetch(answer.build()));
    }
}
