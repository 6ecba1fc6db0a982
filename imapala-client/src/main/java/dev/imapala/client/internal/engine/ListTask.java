package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** LIST: gathers the mailboxes, each with its status where that is asked for. */
public final class ListTask extends Task {
    private final boolean withStatus;
    private final Reply<List<ListedMailbox>> reply;
    private final List<MailboxListing> mailboxes = new ArrayList<>();
    /** By text: a server may encode a name in two ways. */
    private final Set<String> names = new HashSet<>();

    private final Map<String, MailboxStatus> statuses = new HashMap<>();

    /** Makes the task of {@code command}. */
    public ListTask(ListCommand command, Reply<List<ListedMailbox>> reply) {
        super(command, null);
        this.withStatus = !command.list().status().isEmpty();
        this.reply = reply;
    }

    /** The status of a mailbox that was not listed before is somebody else's, or news. */
    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Listing
                || (withStatus
                        && response instanceof Untagged.StatusData data
                        && names.contains(data.status().mailbox().text()));
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Listing listing) {
            mailboxes.add(listing.mailbox());
            names.add(listing.mailbox().name().text());
        } else if (response instanceof Untagged.StatusData data) {
            statuses.put(data.status().mailbox().text(), data.status());
        }
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(mailboxes.stream().map(this::listed).toList());
    }

    private ListedMailbox listed(MailboxListing listing) {
        ListedMailbox mailbox = ListedMailbox.of(listing);
        MailboxStatus status = statuses.get(listing.name().text());
        return status == null ? mailbox : mailbox.withStatus(status);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
