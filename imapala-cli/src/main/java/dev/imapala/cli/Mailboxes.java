package dev.imapala.cli;

import dev.imapala.cli.output.Progress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Task;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListMailboxes.Return;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import dev.imapala.protocol.response.MailboxListing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a server tells of its mailboxes, asked for in as few commands as it allows. */
final class Mailboxes {
    private static final StatusItem<?>[] COUNTS = {StatusItem.MESSAGES, StatusItem.UNSEEN};

    private final Connection connection;
    private final Report report;
    private final boolean counted;
    private final boolean extended;
    private final Map<MailboxName, ListedMailbox> found = new LinkedHashMap<>();
    private @Nullable Set<MailboxName> subscribed;

    /** Makes what asks for mailboxes, and for how many messages are in each if they are to be {@code counted}. */
    Mailboxes(Connection connection, Report report, boolean counted) {
        this.connection = connection;
        this.report = report;
        this.counted = counted;
        this.extended = connection.has(Capability.LIST_EXTENDED);
    }

    /** Asks for the mailboxes that match one of {@code patterns}; for those that are subscribed, if {@code subscribedOnly}. */
    Mailboxes find(List<String> patterns, boolean subscribedOnly) {
        for (String pattern : patterns) {
            if (extended) {
                connection.session().list(extended(pattern, subscribedOnly)).forEach(this::add);
            } else {
                findPlainly(pattern, subscribedOnly);
            }
        }
        return this;
    }

    private void add(ListedMailbox mailbox) {
        found.putIfAbsent(mailbox.name(), mailbox);
    }

    private ListMailboxes extended(String pattern, boolean subscribedOnly) {
        ListMailboxes list = ListMailboxes.matching(pattern).returning(Return.SUBSCRIBED, Return.CHILDREN);
        if (subscribedOnly) {
            list = list.selecting(Selection.SUBSCRIBED);
        }
        if (connection.has(Capability.SPECIAL_USE)) {
            list = list.returning(Return.SPECIAL_USE);
        }
        return counted && connection.has(Capability.LIST_STATUS) ? list.withStatus(COUNTS) : list;
    }

    private void findPlainly(String pattern, boolean subscribedOnly) {
        List<MailboxListing> subscriptions = subscriptions(pattern);
        subscriptions.forEach(listing -> subscribed().add(listing.name()));
        for (ListedMailbox mailbox : connection.session().list(ListMailboxes.matching(pattern))) {
            if (!subscribedOnly || subscribed().contains(mailbox.name())) {
                add(mailbox);
            }
        }
    }

    /** LSUB tells parents of subscribed mailboxes too, marked as what cannot be selected (RFC 3501 section 6.3.9). */
    private List<MailboxListing> subscriptions(String pattern) {
        try {
            return connection.session().lsub(pattern).stream()
                    .filter(MailboxListing::isSelectable)
                    .toList();
        } catch (CommandFailedException e) {
            report.warning("the server does not tell what is subscribed: " + e.text());
            return List.of();
        }
    }

    private Set<MailboxName> subscribed() {
        if (subscribed == null) {
            subscribed = new HashSet<>();
        }
        return subscribed;
    }

    /** Keeps {@code parent}, and what is below it. */
    Mailboxes below(String parent) {
        found.values()
                .removeIf(mailbox -> !mailbox.name().text().equals(parent)
                        && mailbox.delimiter()
                                .filter(character -> mailbox.name().text().startsWith(parent + character))
                                .isEmpty());
        return this;
    }

    /** Returns the mailboxes, with their counts if those are wanted and the server tells them. */
    List<ListedMailbox> all() {
        boolean missing = counted && !(extended && connection.has(Capability.LIST_STATUS));
        return missing ? count(List.copyOf(found.values())) : List.copyOf(found.values());
    }

    /** Asks for the counts of all mailboxes at once; the answers come as the server is done with each. */
    private List<ListedMailbox> count(List<ListedMailbox> mailboxes) {
        List<ListedMailbox> counts = new ArrayList<>();
        try (Progress progress = report.begin(Task.mailboxes("counting").outOf(mailboxes.size()))) {
            List<CompletableFuture<MailboxStatus>> answers =
                    mailboxes.stream().map(this::ask).toList();
            for (int i = 0; i < answers.size(); i++) {
                counts.add(counted(mailboxes.get(i), answers.get(i)));
                progress.advance(1);
            }
        }
        return counts;
    }

    private CompletableFuture<MailboxStatus> ask(ListedMailbox mailbox) {
        return mailbox.isSelectable()
                ? connection.commands().status(mailbox.name(), COUNTS)
                : CompletableFuture.completedFuture(MailboxStatus.of(mailbox.name()));
    }

    private static ListedMailbox counted(ListedMailbox mailbox, CompletableFuture<MailboxStatus> answer) {
        try {
            return mailbox.withStatus(Waiting.on(answer));
        } catch (CommandFailedException e) {
            return mailbox; // it may not be looked into, or has gone meanwhile
        }
    }

    /** Tells whether {@code mailbox} is subscribed. */
    boolean isSubscribed(ListedMailbox mailbox) {
        return mailbox.is(MailboxAttribute.SUBSCRIBED) || subscribed().contains(mailbox.name());
    }
}
