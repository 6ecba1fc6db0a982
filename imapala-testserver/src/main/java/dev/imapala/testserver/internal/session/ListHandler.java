package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LIST (RFC 9051 section 6.3.9). Every mailbox counts as subscribed. */
final class ListHandler {
    private final Session session;

    ListHandler(Session session) {
        this.session = session;
    }

    Outcome handle(ListCommand command) throws IOException {
        Account account = session.account();
        ListMailboxes list = command.list();
        if (list.pattern().isEmpty()) {
            session.send(root());
        } else {
            listMatching(account, list);
        }
        return Outcome.ok("LIST completed");
    }

    private void listMatching(Account account, ListMailboxes list) throws IOException {
        MailboxPattern pattern = MailboxPattern.of(list.reference(), list.pattern());
        for (Map.Entry<String, @Nullable StoredMailbox> entry : tree(account).entrySet()) {
            if (pattern.matches(entry.getKey())) {
                tell(account, list, entry.getKey(), entry.getValue());
            }
        }
    }

    private void tell(Account account, ListMailboxes list, String name, @Nullable StoredMailbox mailbox)
            throws IOException {
        boolean subscribed = list.returns().contains(ListMailboxes.Return.SUBSCRIBED);
        session.send(listing(account, name, mailbox, subscribed && mailbox != null));
        if (mailbox != null && !list.status().isEmpty()) {
            session.send(StatusHandler.status(mailbox, list.status()));
        }
    }

    /** Tells the delimiter and the root of the names. */
    private static Untagged root() {
        MailboxName empty = MailboxName.received(Bytes.EMPTY);
        return new Untagged.Listing(
                new MailboxListing(Set.of(MailboxAttribute.NOSELECT), Account.DELIMITER, empty, null));
    }

    /** Returns the mailboxes by name, and null for a level above a mailbox that is none itself. */
    private static Map<String, @Nullable StoredMailbox> tree(Account account) {
        Map<String, @Nullable StoredMailbox> tree = new LinkedHashMap<>();
        for (StoredMailbox mailbox : account.mailboxes()) {
            String name = mailbox.name().text();
            for (int at = name.indexOf(Account.DELIMITER); at > 0; at = name.indexOf(Account.DELIMITER, at + 1)) {
                tree.putIfAbsent(name.substring(0, at), null);
            }
            tree.put(name, mailbox);
        }
        return tree;
    }

    static Untagged listing(Account account, StoredMailbox mailbox) {
        return listing(account, mailbox.name().text(), mailbox, false);
    }

    private static Untagged listing(Account account, String name, @Nullable StoredMailbox mailbox, boolean subscribed) {
        Set<MailboxAttribute> attributes = new LinkedHashSet<>();
        attributes.add(hasChildren(account, name) ? MailboxAttribute.HAS_CHILDREN : MailboxAttribute.HAS_NO_CHILDREN);
        if (mailbox == null) {
            attributes.addAll(List.of(MailboxAttribute.NON_EXISTENT, MailboxAttribute.NOSELECT));
        } else {
            attributes.addAll(mailbox.attributes());
        }
        if (subscribed) {
            attributes.add(MailboxAttribute.SUBSCRIBED);
        }
        return new Untagged.Listing(new MailboxListing(attributes, Account.DELIMITER, MailboxName.of(name), null));
    }

    private static boolean hasChildren(Account account, String name) {
        return account.mailboxes().stream()
                .anyMatch(other -> other.name().text().startsWith(name + Account.DELIMITER));
    }
}
