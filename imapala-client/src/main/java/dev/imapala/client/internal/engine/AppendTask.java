package dev.imapala.client.internal.engine;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;

/** APPEND: reads the UID out of the answer. */
public final class AppendTask extends Task {
    private final Reply<AppendResult> reply;

    /** Makes the task of {@code command}. */
    public AppendTask(AppendCommand command, Reply<AppendResult> reply) {
        super(command, null);
        this.reply = reply;
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(ok.text().code() instanceof ResponseCode.AppendUid code ? result(code) : AppendResult.UNKNOWN);
    }

    private static AppendResult result(ResponseCode.AppendUid code) {
        NumberSet uids = code.uids().numbers();
        boolean one = !uids.isEmpty() && !uids.isOpen() && uids.count() == 1;
        return one ? AppendResult.of(Uid.of(uids.min()), code.uidValidity()) : AppendResult.UNKNOWN;
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
