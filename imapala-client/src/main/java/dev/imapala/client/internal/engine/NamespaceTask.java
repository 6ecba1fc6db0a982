package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.List;

/** NAMESPACE: takes what the server tells. */
public final class NamespaceTask extends Task {
    private static final ListCommand ROOT = new ListCommand(ListMailboxes.matching(""));

    private final Reply<Namespaces> reply;
    private boolean told;
    private Namespaces namespaces = new Namespaces(List.of(), List.of(), List.of());

    /** Makes the task. */
    public NamespaceTask(Reply<Namespaces> reply) {
        super(BareCommand.NAMESPACE, null);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.NamespaceData
                || (command() instanceof ListCommand && response instanceof Untagged.Listing);
    }

    @Override
    void prepare(Engine engine) {
        if (engine.session().distrusts(Capability.NAMESPACE)) {
            become(ROOT);
        }
    }

    /** Who does not know is asked for the delimiter: then there is one namespace, and its names begin with nothing. */
    @Override
    boolean recovers(Response.Tagged answer, Engine engine) {
        boolean possible = answer.status() == Status.BAD && command() == BareCommand.NAMESPACE;
        if (possible) {
            doubt(Capability.NAMESPACE, answer);
            become(ROOT);
        }
        return possible;
    }

    @Override
    boolean goesOn(Engine engine) {
        boolean nothing = command() == BareCommand.NAMESPACE && !told;
        if (nothing) {
            become(ROOT);
        }
        return nothing;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.NamespaceData data) {
            namespaces = data.namespaces();
            told = true;
        } else if (response instanceof Untagged.Listing listing && !told) {
            Namespace personal = Namespace.of("", listing.mailbox().delimiter());
            namespaces = new Namespaces(List.of(personal), List.of(), List.of());
            told = true;
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
