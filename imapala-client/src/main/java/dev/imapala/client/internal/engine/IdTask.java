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

    /** Returns the task that says {@code fields}, or else what every client can say, and whose answer nobody waits for. */
    static IdTask unanswered(Map<String, @Nullable String> fields) {
        Map<String, @Nullable String> said = fields.isEmpty() ? Map.of("name", "Imapala") : fields;
        return new IdTask(new IdCommand(said), new Reply<>() {
            @Override
            public void succeed(Map<String, @Nullable String> value) {}

            @Override
            public void fail(ImapException failure) {}
        });
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
