package dev.imapala.client.internal.engine;

import dev.imapala.client.CopyResult;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Untagged;
import org.jspecify.annotations.Nullable;

/** COPY and MOVE: reads out of the answer where the messages are now. Servers tell it with the tag or before. */
public final class CopyTask extends Task {
    private final Reply<CopyResult> reply;
    private @Nullable CopyResult told;

    /** Makes the task of {@code command} for {@code selection}. */
    public CopyTask(MessagesCommand command, Selection selection, Reply<CopyResult> reply) {
        super(command, selection);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return told == null
                && response instanceof Untagged.Condition condition
                && condition.text().code() instanceof ResponseCode.CopyUid;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Condition condition) {
            told = result(condition.text());
        }
    }

    private static @Nullable CopyResult result(ResponseText text) {
        return text.code() instanceof ResponseCode.CopyUid code ? CopyResult.of(code.uids(), code.uidValidity()) : null;
    }

    @Override
    void succeed(Response.Tagged ok) {
        CopyResult last = result(ok.text());
        CopyResult result = last != null ? last : told;
        reply.succeed(result != null ? result : CopyResult.UNKNOWN);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
