package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;

/** LSUB: gathers the names. */
public final class LsubTask extends Task {
    private final Reply<List<MailboxListing>> reply;
    private final List<MailboxListing> mailboxes = new ArrayList<>();

    /** Makes the task of {@code command}. */
    public LsubTask(LsubCommand command, Reply<List<MailboxListing>> reply) {
        super(command, null);
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Lsub;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Lsub lsub) {
            mailboxes.add(lsub.mailbox());
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(List.copyOf(mailboxes));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
