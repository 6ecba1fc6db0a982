package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import org.jspecify.annotations.Nullable;

/** SELECT and EXAMINE: makes a selection of what the server tells. */
public class SelectTask extends Task {
    private final Selection selection;
    private final Reply<Selection> reply;

    /** Makes the task of {@code command}. */
    public SelectTask(SelectCommand command, Reply<Selection> reply) {
        this(command, null, reply);
    }

    /** Makes the task of {@code command}, to be sent only while {@code before}, if given, is selected. */
    SelectTask(SelectCommand command, @Nullable Selection before, Reply<Selection> reply) {
        super(command, before);
        this.selection = new Selection(command.mailbox(), command.readOnly());
        this.reply = reply;
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
                || (response instanceof Untagged.Condition condition
                        && describesMailbox(condition.text().code()));
    }

    private static boolean describesMailbox(@Nullable ResponseCode code) {
        return code != null && !ResponseCode.ALERT.equals(code);
    }

    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        engine.session().completeSelect();
        selection.update(ok.text().code());
    }

    @Override
    void refused(Response.Tagged answer, Engine engine) {
        engine.session().deselect();
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(selection);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
