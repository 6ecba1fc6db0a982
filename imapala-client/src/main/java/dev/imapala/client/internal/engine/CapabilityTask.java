package dev.imapala.client.internal.engine;

import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;

/** CAPABILITY: the session has noted the answer already. */
final class CapabilityTask extends SimpleTask {
    CapabilityTask(Reply<? super Response.Tagged> reply) {
        super(BareCommand.CAPABILITY, null, reply);
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.CapabilityData;
    }
}
