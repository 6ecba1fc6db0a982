package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ID: takes what the server says of itself. */
public final class IdTask extends Task {
    private final Reply<Map<String, @Nullable String>> reply;
    private Map<String, @Nullable String> fields = Map.of();

    /** Makes the task of {@code command}. */
    public IdTask(IdCommand command, Reply<Map<String, @Nullable String>> reply) {
        super(command, null);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Id;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Id id) {
            fields = id.fields();
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(fields);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
