package dev.imapala.client.internal.engine;

import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListMailboxes.Return;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.response.MailboxListing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How commands of IMAP4rev1 tell what LIST with options does.
 *
 * @param wanted what LIST with options was to tell
 */
record PlainListing(ListMailboxes wanted) {
    private static final Set<Selection> KNOWN = Set.of(Selection.SUBSCRIBED, Selection.SPECIAL_USE);

    /** Returns how {@code wanted} is told; nothing if it cannot be. LSUB is not for a server of IMAP4rev2. */
    static Optional<PlainListing> of(ListMailboxes wanted, Capabilities offered) {
        PlainListing plain = new PlainListing(wanted);
        boolean possible = KNOWN.containsAll(wanted.selections())
                && !(plain.needsSubscriptions() && offered.has(Capability.IMAP4REV2));
        return possible ? Optional.of(plain) : Optional.empty();
    }

    private boolean needsSubscriptions() {
        return selectsSubscribed() || wanted.returns().contains(Return.SUBSCRIBED);
    }

    private boolean selectsSubscribed() {
        return wanted.selections().contains(Selection.SUBSCRIBED);
    }

    /** Returns the commands, LIST first. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (String pattern : wanted.patterns()) {
            commands.add(new ListCommand(ListMailboxes.matching(pattern).under(wanted.reference())));
        }
        if (needsSubscriptions()) {
            wanted.patterns().forEach(pattern -> commands.add(new LsubCommand(wanted.reference(), pattern)));
        }
        return commands;
    }

    /** Makes of {@code mailboxes}, which LIST told, what is wanted, with those that LSUB told. */
    void tell(List<ListedMailbox> mailboxes, List<MailboxListing> lsub) {
        Map<String, ListedMailbox> told = new LinkedHashMap<>();
        mailboxes.forEach(mailbox -> told.putIfAbsent(mailbox.name().text(), mailbox));
        assumeInbox(told);
        Set<String> subscribed = new LinkedHashSet<>();
        for (MailboxListing listing : lsub) {
            if (listing.isSelectable()) {
                String name = listing.name().text();
                subscribed.add(name);
                ListedMailbox known = told.get(name);
                told.put(name, subscribed(known == null ? missing(listing) : known));
            }
        }
        mailboxes.clear();
        told.forEach((name, mailbox) -> {
            boolean fits = (!selectsSubscribed() || subscribed.contains(name))
                    && (!wanted.selections().contains(Selection.SPECIAL_USE) || hasUse(mailbox));
            boolean asked = selectsSubscribed() || !mailbox.is(MailboxAttribute.NON_EXISTENT);
            if (fits && asked) {
                mailboxes.add(mailbox);
            }
        });
    }

    /** Some servers leave the INBOX out; it is always there. */
    private void assumeInbox(Map<String, ListedMailbox> told) {
        boolean asked = wanted.reference().isEmpty()
                && wanted.patterns().stream().anyMatch(pattern -> pattern.matches("(?i)INBOX|[*%]"));
        boolean missing =
                told.values().stream().noneMatch(mailbox -> mailbox.name().equals(MailboxName.INBOX));
        if (asked && missing) {
            Character delimiter = told.values().stream()
                    .flatMap(mailbox -> mailbox.delimiter().stream())
                    .findFirst()
                    .orElse(null);
            MailboxListing inbox = MailboxListing.of(Set.of(), delimiter, MailboxName.INBOX);
            told.put(MailboxName.INBOX.text(), ListedMailbox.of(inbox));
        }
    }

    private static boolean hasUse(ListedMailbox mailbox) {
        return mailbox.attributes().stream().anyMatch(MailboxAttribute::isUse);
    }

    private static ListedMailbox missing(MailboxListing listing) {
        return ListedMailbox.of(
                MailboxListing.of(Set.of(MailboxAttribute.NON_EXISTENT), listing.delimiter(), listing.name()));
    }

    private static ListedMailbox subscribed(ListedMailbox mailbox) {
        MailboxListing listing = mailbox.listing();
        Set<MailboxAttribute> attributes = new LinkedHashSet<>(listing.attributes());
        attributes.add(MailboxAttribute.SUBSCRIBED);
        return ListedMailbox.of(
                new MailboxListing(attributes, listing.delimiter(), listing.name(), listing.extended()));
    }

    /** Returns what asks for the status of each of {@code mailboxes}, where that is wanted. */
    List<Command> statusCommands(List<ListedMailbox> mailboxes) {
        if (wanted.status().isEmpty()) {
            return List.of();
        }
        return mailboxes.stream()
                .filter(ListedMailbox::isSelectable)
                .<Command>map(mailbox -> new StatusCommand(mailbox.name(), wanted.status()))
                .toList();
    }
}
