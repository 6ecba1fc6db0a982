package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.MailboxChanges;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;

/** UID FETCH of what has changed: gathers what vanished, and leaves the messages to a {@link FetchTask}. */
public final class ChangesTask extends Task {
    private final Reply<MailboxChanges> reply;
    private final FetchTask fetch;
    private final List<FetchedMessage> changed = new ArrayList<>();
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
            changed.add(message);
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
        reply.succeed(MailboxChanges.of(vanished, changed));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
