package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;

/** ENABLE: gathers what is enabled now. */
public final class EnableTask extends Task {
    private final Reply<List<Capability>> reply;
    private final List<Capability> enabled = new ArrayList<>();

    /** Makes the task of {@code command}. */
    public EnableTask(EnableCommand command, Reply<List<Capability>> reply) {
        super(command, null);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Enabled;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Enabled data) {
            enabled.addAll(data.capabilities());
        }
    }

    /** Some servers refuse all of it for one name that they do not know. */
    @Override
    boolean recovers(Response.Tagged answer, Engine engine) {
        List<Capability> wanted = ((EnableCommand) command()).capabilities();
        List<Capability> offered =
                wanted.stream().filter(engine.session().capabilities()::has).toList();
        boolean possible = answer.status() == Status.BAD && !offered.isEmpty() && offered.size() < wanted.size();
        if (possible) {
            engine.fellBack("the server answered ENABLE with BAD: only what it offers is enabled");
            become(new EnableCommand(offered));
        }
        return possible;
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(List.copyOf(enabled));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
