package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;

/** STORE: gathers the new flags, labels and mod-sequences. After a silent one, flags that come are news. */
public final class StoreTask extends Task {
    private final StoreCommand store;
    private final Reply<StoreResult> reply;
    private final List<FetchedMessage> updated = new ArrayList<>();

    /** Makes the task of {@code command} for {@code selection}. */
    public StoreTask(StoreCommand command, Selection selection, Reply<StoreResult> reply) {
        super(command, selection);
        this.store = command;
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Fetch fetch
                && tells(fetch)
                && MessageSets.holds(store.messages(), fetch.message());
    }

    private boolean tells(Untagged.Fetch fetch) {
        boolean flags = fetch.message().has(FetchItem.FLAGS);
        boolean labels = fetch.message().has(FetchItem.X_GM_LABELS);
        boolean modSeq = fetch.message().has(FetchItem.MODSEQ);
        if (store.store().isSilent()) {
            return modSeq && !flags && !labels;
        }
        return store.store().labels() == null ? flags : labels;
    }

    @Override
    boolean makesChanges() {
        return true;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Fetch fetch) {
            updated.add(fetch.message());
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(
                ok.text().code() instanceof ResponseCode.Modified code
                        ? StoreResult.of(updated, alike(code.messages()))
                        : StoreResult.of(updated));
    }

    private MessageSet alike(NumberSet numbers) {
        return store.messages() instanceof UidSet ? new UidSet(numbers) : new SeqSet(numbers);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
