package dev.imapala.client.internal.engine;

import dev.imapala.client.AppendResult;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.AppendPart;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

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

    /** Nothing was appended: a refused APPEND leaves the mailbox as it was. Some servers offer BINARY and refuse it. */
    @Override
    Capability dispensable() {
        return Capability.BINARY;
    }

    @Override
    boolean becomePlain() {
        AppendCommand command = (AppendCommand) command();
        boolean binary = command.messages().stream().anyMatch(AppendTask::isBinary);
        if (!binary || !command.messages().stream().allMatch(AppendTask::canBePlain)) {
            return false;
        }
        become(new AppendCommand(
                command.mailbox(),
                command.messages().stream().map(AppendTask::plain).toList()));
        return true;
    }

    private static boolean isBinary(Append message) {
        return message.parts().get(0) instanceof AppendPart.Binary;
    }

    /** What is not in memory may be there once only, and have NUL. */
    private static boolean canBePlain(Append message) {
        return message.parts().stream()
                .allMatch(part -> part.content() instanceof Content.InMemory memory
                        && memory.octets().indexOf((byte) 0) < 0);
    }

    private static Append plain(Append message) {
        if (!isBinary(message)) {
            return message;
        }
        Content content = Objects.requireNonNull(message.parts().get(0).content());
        Append plain = Append.message(content).flags(message.flags().toArray(Flag[]::new));
        InternalDate date = message.internalDate();
        return date == null ? plain : plain.internalDate(date);
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
