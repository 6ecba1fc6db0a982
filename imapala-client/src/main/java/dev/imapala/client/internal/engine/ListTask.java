package dev.imapala.client.internal.engine;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ImapException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LIST: gathers the mailboxes, each with its status where that is asked for. Where LIST-EXTENDED is offered and not
 * understood, plain LIST, LSUB and STATUS tell the same; where there is XLIST and no SPECIAL-USE, XLIST does.
 */
public final class ListTask extends Task {
    private final ListMailboxes wanted;
    private final boolean extended;
    private final Reply<List<ListedMailbox>> reply;
    private final List<ListedMailbox> mailboxes = new ArrayList<>();
    /** By text: a server may encode a name in two ways. */
    private final Set<String> names = new HashSet<>();

    private final List<MailboxListing> subscribed = new ArrayList<>();
    private final Map<String, MailboxStatus> statuses = new HashMap<>();
    /** What is to be sent besides, where one command is not enough. */
    private final Deque<Command> more = new ArrayDeque<>();

    private @Nullable ListingNames tidying;
    /** How plain LIST tells the same; null while LIST with options is asked. */
    private @Nullable PlainListing plain;

    private boolean askedForStatus;

    /** Makes the task of {@code command}. */
    public ListTask(ListCommand command, Reply<List<ListedMailbox>> reply) {
        super(command, null);
        this.wanted = command.list();
        this.extended = command.needs().contains(Capability.LIST_EXTENDED);
        this.reply = reply;
    }

    @Override
    void prepare(Engine engine) {
        if (tidying == null) {
            tidying = new ListingNames(engine, wanted);
            Capabilities offered = engine.session().capabilities();
            if (engine.session().distrusts(Capability.LIST_EXTENDED)) {
                tryPlain(engine);
            } else if (asksForUsesOnly() && offered.has(Capability.XLIST) && !offered.has(Capability.SPECIAL_USE)) {
                become(new XlistCommand(wanted.reference(), wanted.patterns().get(0)));
            }
        }
    }

    private boolean asksForUsesOnly() {
        return wanted.returns().equals(Set.of(ListMailboxes.Return.SPECIAL_USE))
                && wanted.selections().isEmpty()
                && wanted.status().isEmpty()
                && wanted.patterns().size() == 1;
    }

    private boolean tryPlain(Engine engine) {
        Optional<PlainListing> same =
                extended ? PlainListing.of(wanted, engine.session().capabilities()) : Optional.empty();
        same.ifPresent(this::begin);
        return same.isPresent();
    }

    private void begin(PlainListing same) {
        plain = same;
        mailboxes.clear();
        names.clear();
        statuses.clear();
        more.addAll(same.commands());
        become(more.remove());
    }

    /** Where LIST with options tells nothing at all, it may not be understood: plain LIST knows. */
    @Override
    boolean goesOn(Engine engine) {
        if (plain == null) {
            return mailboxes.isEmpty() && wanted.selections().isEmpty() && tryPlain(engine);
        }
        return hasMore(plain);
    }

    @Override
    boolean recovers(Response.Tagged answer, Engine engine) {
        if (plain != null) {
            return command() instanceof StatusCommand && hasMore(plain);
        } else if (answer.status() == Status.BAD && tryPlain(engine)) {
            doubt(Capability.LIST_EXTENDED, answer);
            return true;
        }
        return false;
    }

    private boolean hasMore(PlainListing same) {
        if (more.isEmpty() && !askedForStatus) {
            askedForStatus = true;
            same.tell(mailboxes, subscribed);
            more.addAll(same.statusCommands(mailboxes));
        }
        if (more.isEmpty()) {
            return false;
        }
        become(more.remove());
        return true;
    }

    /** Nothing in answer to options, and something without: the server does not understand them. */
    @Override
    void carriedOut(Response.Tagged ok, Engine engine) {
        if (plain != null && !mailboxes.isEmpty() && !engine.session().distrusts(Capability.LIST_EXTENDED)) {
            engine.distrust(Capability.LIST_EXTENDED, ok);
        }
    }

    /** The status of a mailbox that was not listed before is somebody else's, or news. */
    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Listing
                || response instanceof Untagged.Xlist
                || (plain != null && response instanceof Untagged.Lsub)
                || (!wanted.status().isEmpty()
                        && response instanceof Untagged.StatusData data
                        && names.contains(data.status().mailbox().text()));
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Listing listing) {
            add(listing.mailbox());
        } else if (response instanceof Untagged.Xlist listing) {
            add(listing.mailbox());
        } else if (response instanceof Untagged.Lsub lsub) {
            subscribed.add(lsub.mailbox());
        } else if (response instanceof Untagged.StatusData data) {
            statuses.put(data.status().mailbox().text(), data.status());
        }
    }

    private void add(MailboxListing listing) {
        Objects.requireNonNull(tidying, "not sent").tidy(listing).ifPresent(mailbox -> {
            mailboxes.add(mailbox);
            names.add(listing.name().text());
            names.add(mailbox.name().text());
        });
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(mailboxes.stream().map(this::withStatus).toList());
    }

    private ListedMailbox withStatus(ListedMailbox mailbox) {
        MailboxStatus status = statuses.get(mailbox.name().text());
        return status == null ? mailbox : mailbox.withStatus(status);
    }

    /** The status of one mailbox, the last, may not be told where the others are. */
    @Override
    void fail(ImapException failure) {
        if (failure instanceof CommandFailedException && command() instanceof StatusCommand) {
            reply.succeed(mailboxes.stream().map(this::withStatus).toList());
        } else {
            reply.fail(failure);
        }
    }
}
