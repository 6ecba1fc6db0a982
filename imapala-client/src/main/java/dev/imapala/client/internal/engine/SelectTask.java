package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.MailboxChanges;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT and EXAMINE: makes a selection of what the server tells. */
public class SelectTask extends Task {
    private final Selection selection;
    private final Reply<Selection> reply;
    private final boolean resyncs;
    private final List<FetchedMessage> changed = new ArrayList<>();
    private UidSet vanished = UidSet.EMPTY;

    /** Makes the task of {@code command}. */
    public SelectTask(SelectCommand command, Reply<Selection> reply) {
        this(command, null, reply);
    }

    /** Makes the task of {@code command}, to be sent only while {@code before}, if given, is selected. */
    SelectTask(SelectCommand command, @Nullable Selection before, Reply<Selection> reply) {
        super(command, before);
        this.selection = new Selection(command.mailbox(), command.readOnly());
        this.reply = reply;
        this.resyncs = command.select().resync() != null;
    }

    @Override
    void sent(Engine engine) {
        engine.session().beginSelect(selection);
    }

    /** All of it is data of the mailbox, which the session has noted. */
    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Exists
                || response instanceof Untagged.Recent
                || response instanceof Untagged.Flags
                || (resyncs && tellsChanges(response))
                || (response instanceof Untagged.Condition condition
                        && describesMailbox(condition.text().code()));
    }

    private static boolean tellsChanges(Untagged response) {
        return response instanceof Untagged.Fetch || (response instanceof Untagged.Vanished gone && gone.earlier());
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Fetch data) {
            changed.add(data.message());
        } else if (response instanceof Untagged.Vanished gone) {
            vanished = vanished.union(gone.uids());
        } else if (response instanceof Untagged.Condition condition
                && ResponseCode.CLOSED.equals(condition.text().code())) {
            forgetOld();
        }
    }

    /** What came before was of the mailbox that was selected before. */
    private void forgetOld() {
        changed.clear();
        vanished = UidSet.EMPTY;
    }

    private static boolean describesMailbox(@Nullable ResponseCode code) {
        return code != null && !ResponseCode.ALERT.equals(code);
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        engine.session().completeSelect();
        selection.update(ok.text().code());
    }

    /** A server that does not understand CONDSTORE selects without; QRESYNC has answers that nothing else gives. */
    @Override
    Capability dispensable() {
        return Capability.CONDSTORE;
    }

    @Override
    boolean recovers(Response.Tagged answer, Engine engine) {
        return super.recovers(answer, engine) || identifies(answer, engine);
    }

    @Override
    boolean becomePlain() {
        SelectCommand command = (SelectCommand) command();
        boolean possible = command.select().isCondstore() && command.select().resync() == null;
        if (possible) {
            become(new SelectCommand(command.mailbox(), command.readOnly()));
        }
        return possible;
    }

    @Override
    void refused(Response.Tagged answer, Engine engine) {
        engine.session().deselect();
    }

    @Override
    void succeed(Response.Tagged ok) {
        selection.resynced(MailboxChanges.of(vanished, changed));
        reply.succeed(selection);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
