package dev.imapala.client.internal.engine;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import java.util.Collections;
import java.util.List;

/** APPEND: reads the UIDs out of the answer, which are in the order of the messages (RFC 4315 section 3). */
public final class AppendTask extends Task {
    private final int count;
    private final Reply<List<AppendResult>> reply;

    private AppendTask(AppendCommand command, int count, Reply<List<AppendResult>> reply) {
        super(command, null);
        this.count = count;
        this.reply = reply;
    }

    /** Makes the task of {@code command}, which has one message. */
    public AppendTask(AppendCommand command, Reply<AppendResult> reply) {
        this(command, 1, Reply.mapping(reply, results -> results.get(0)));
    }

    /** Returns the task of {@code command}; the reply is one result for each message. */
    public static AppendTask ofAll(AppendCommand command, Reply<List<AppendResult>> reply) {
        return new AppendTask(command, command.messages().size(), reply);
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(
                ok.text().code() instanceof ResponseCode.AppendUid code
                                && code.uids().count() == count
                        ? results(code.uids().numbers(), code.uidValidity())
                        : Collections.nCopies(count, AppendResult.UNKNOWN));
    }

    private static List<AppendResult> results(NumberSet uids, long uidValidity) {
        return uids.stream()
                .mapToObj(uid -> AppendResult.of(Uid.of(uid), uidValidity))
                .toList();
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
