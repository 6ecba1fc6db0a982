package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.MailboxChanges;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** UID FETCH of what has changed: gathers what vanished, and leaves the messages to a {@link FetchTask}. */
public final class ChangesTask extends Task {
    private final Reply<MailboxChanges> reply;
    private final FetchTask fetch;
    /** By UID: a message comes once more if it is news, too. */
    private final Map<Uid, FetchedMessage> changed = new LinkedHashMap<>();

    private UidSet vanished = UidSet.EMPTY;

    /** Makes the task of {@code command} for {@code selection}. */
    public ChangesTask(FetchCommand command, Selection selection, Reply<MailboxChanges> reply) {
        super(command, selection);
        this.reply = reply;
        this.fetch = new FetchTask(command, selection, new Gathering());
    }

    private final class Gathering implements Sink<FetchedMessage> {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void next(FetchedMessage message) {
            message.find(FetchItem.UID).ifPresent(uid -> changed.put(uid, message));
        }

        @Override
        public void end() {}

        @Override
        public void fail(ImapException failure) {}
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Vanished gone ? gone.earlier() : fetch.takes(response);
    }

    @Override
    boolean guesses(Untagged response) {
        return fetch.guesses(response);
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Vanished gone) {
            vanished = vanished.union(gone.uids());
        } else {
            fetch.take(response);
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(MailboxChanges.of(vanished, List.copyOf(changed.values())));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
