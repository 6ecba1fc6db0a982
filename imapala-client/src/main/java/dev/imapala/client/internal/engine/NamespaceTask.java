package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.List;

/** NAMESPACE: takes what the server tells. */
public final class NamespaceTask extends Task {
    private final Reply<Namespaces> reply;
    private Namespaces namespaces = new Namespaces(List.of(), List.of(), List.of());

    /** Makes the task. */
    public NamespaceTask(Reply<Namespaces> reply) {
        super(BareCommand.NAMESPACE, null);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.NamespaceData;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.NamespaceData data) {
            namespaces = data.namespaces();
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(namespaces);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
