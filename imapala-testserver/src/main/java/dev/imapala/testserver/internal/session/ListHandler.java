package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import dev.imapala.protocol.response.ExtendedItem;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** LIST (RFC 9051 section 6.3.9). */
final class ListHandler {
    private static final List<ExtendedItem> CHILD_INFO = List.of(new ExtendedItem.ChildInfo(Set.of("SUBSCRIBED")));

    private final Session session;

    ListHandler(Session session) {
        this.session = session;
    }

    Outcome handle(ListCommand command) throws IOException {
        Account account = session.account();
        ListMailboxes list = command.list();
        if (list.patterns().equals(List.of("")) && list.selections().isEmpty()) {
            session.send(root());
        } else {
            listMatching(new MailboxTree(account), list);
        }
        return Outcome.ok("LIST completed");
    }

    /** Tells the delimiter and the root of the names. */
    private static Untagged root() {
        MailboxName empty = MailboxName.received(Bytes.EMPTY);
        return new Untagged.Listing(MailboxListing.of(Set.of(MailboxAttribute.NOSELECT), Account.DELIMITER, empty));
    }

    private void listMatching(MailboxTree tree, ListMailboxes list) throws IOException {
        List<MailboxPattern> patterns = list.patterns().stream()
                .map(pattern -> MailboxPattern.of(list.reference(), pattern))
                .toList();
        for (String name : tree.names()) {
            if (matches(patterns, name)) {
                tellIfSelected(tree, list, patterns, name);
            }
        }
    }

    private static boolean matches(List<MailboxPattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private void tellIfSelected(MailboxTree tree, ListMailboxes list, List<MailboxPattern> patterns, String name)
            throws IOException {
        boolean meets = tree.meets(name, list.selections());
        boolean recursive = list.selections().contains(Selection.RECURSIVEMATCH);
        List<String> below = recursive ? tree.meetingBelow(name, list.selections()) : List.of();
        boolean childInfo = meets ? !below.isEmpty() : below.stream().anyMatch(child -> !matches(patterns, child));
        if (meets || childInfo) {
            session.send(listing(tree, list, name, childInfo));
        }
        StoredMailbox mailbox = tree.mailbox(name);
        if (meets && mailbox != null && !list.status().isEmpty()) {
            session.send(new StatusHandler(session).status(mailbox, list.status()));
        }
    }

    private static Untagged listing(MailboxTree tree, ListMailboxes list, String name, boolean childInfo) {
        Set<MailboxAttribute> attributes = attributes(tree, name);
        boolean tellsSubscribed = list.returns().contains(ListMailboxes.Return.SUBSCRIBED)
                || list.selections().contains(Selection.SUBSCRIBED);
        if (tellsSubscribed && tree.isSubscribed(name)) {
            attributes.add(MailboxAttribute.SUBSCRIBED);
        }
        return new Untagged.Listing(new MailboxListing(
                attributes, Account.DELIMITER, MailboxName.of(name), childInfo ? CHILD_INFO : List.of()));
    }

    static Set<MailboxAttribute> attributes(MailboxTree tree, String name) {
        Set<MailboxAttribute> attributes = new LinkedHashSet<>();
        attributes.add(tree.hasChildren(name) ? MailboxAttribute.HAS_CHILDREN : MailboxAttribute.HAS_NO_CHILDREN);
        StoredMailbox mailbox = tree.mailbox(name);
        if (mailbox == null) {
            attributes.addAll(List.of(MailboxAttribute.NON_EXISTENT, MailboxAttribute.NOSELECT));
        } else {
            attributes.addAll(mailbox.attributes());
        }
        return attributes;
    }

    /** Returns what a client of IMAP4rev2 is told of a mailbox that it named {@code asWritten}. */
    static Untagged listing(Account account, MailboxName asWritten, StoredMailbox mailbox) {
        MailboxName name = mailbox.name();
        boolean same = name.text().equals(asWritten.text());
        List<ExtendedItem> extended = same ? List.of() : List.of(new ExtendedItem.OldName(asWritten));
        Set<MailboxAttribute> attributes = attributes(new MailboxTree(account), name.text());
        return new Untagged.Listing(new MailboxListing(attributes, Account.DELIMITER, name, extended));
    }

    /** Tells a client of IMAP4rev2 that its mailbox has another name than it wrote (RFC 9051 section 6.3.9.7). */
    static void tellNormalized(Session session, MailboxName asWritten, StoredMailbox mailbox) throws IOException {
        if (session.isRev2() && !mailbox.name().text().equals(asWritten.text())) {
            session.send(listing(session.account(), asWritten, mailbox));
        }
    }
}
