package dev.imapala.client.internal.engine;

import dev.imapala.client.CreatedMailbox;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.MailboxCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;

/** CREATE and RENAME: the server may use another form of the new name, and says so (RFC 9051 section 6.3.9.7). */
public final class NamingTask extends Task {
    private final MailboxName wanted;
    private final Reply<CreatedMailbox> reply;
    private MailboxName given;

    private NamingTask(MailboxCommand command, MailboxName wanted, Reply<CreatedMailbox> reply) {
        super(command, null);
        this.wanted = wanted;
        this.given = wanted;
        this.reply = reply;
    }

    /** Makes the task of {@code command}. */
    public static NamingTask of(CreateCommand command, Reply<CreatedMailbox> reply) {
        return new NamingTask(command, command.mailbox(), reply);
    }

    /** Makes the task of {@code command}. */
    public static NamingTask of(RenameCommand command, Reply<CreatedMailbox> reply) {
        return new NamingTask(command, command.to(), reply);
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Listing listing
                && listing.mailbox()
                        .oldName()
                        .filter(name -> name.text().equals(wanted.text()))
                        .isPresent();
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Listing listing) {
            given = listing.mailbox().name();
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        CreatedMailbox mailbox = CreatedMailbox.of(given);
        reply.succeed(ok.text().code() instanceof ResponseCode.MailboxId code ? mailbox.withId(code.id()) : mailbox);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
