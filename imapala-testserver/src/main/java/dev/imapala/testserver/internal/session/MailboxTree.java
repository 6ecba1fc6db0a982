package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.ListMailboxes.Selection;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All names of an account: of mailboxes, of the levels above them, and those that are only subscribed to. */
final class MailboxTree {
    private static final Comparator<String> INBOX_FIRST =
            Comparator.comparing((String name) -> !name.equals("INBOX")).thenComparing(Comparator.naturalOrder());

    private final Map<String, Optional<StoredMailbox>> names = new TreeMap<>(INBOX_FIRST);
    private final Set<String> subscribed = new HashSet<>();
    private final Set<String> levels = new HashSet<>();

    MailboxTree(Account account) {
        for (StoredMailbox mailbox : account.mailboxes()) {
            String name = mailbox.name().text();
            levels.addAll(levelsAbove(name));
            names.put(name, Optional.of(mailbox));
        }
        levels.forEach(level -> names.putIfAbsent(level, Optional.empty()));
        for (MailboxName name : account.subscriptions()) {
            subscribed.add(name.text());
            names.putIfAbsent(name.text(), Optional.empty());
            levelsAbove(name.text()).forEach(level -> names.putIfAbsent(level, Optional.empty()));
        }
    }

    /** Returns the names above {@code name}, the highest first. */
    static List<String> levelsAbove(String name) {
        List<String> levels = new ArrayList<>();
        for (int at = name.indexOf(Account.DELIMITER); at > 0; at = name.indexOf(Account.DELIMITER, at + 1)) {
            levels.add(name.substring(0, at));
        }
        return levels;
    }

    /** Returns all names, INBOX first. */
    Collection<String> names() {
        return names.keySet();
    }

    /** Returns the mailbox of that name; null for one that is only a level, or only subscribed to. */
    @Nullable
    StoredMailbox mailbox(String name) {
        return names.getOrDefault(name, Optional.empty()).orElse(null);
    }

    boolean hasChildren(String name) {
        return levels.contains(name);
    }

    boolean isSubscribed(String name) {
        return subscribed.contains(name);
    }

    /** Tells whether {@code name} is all that is selected. There are no mailboxes on other servers. */
    boolean meets(String name, Set<Selection> selections) {
        StoredMailbox mailbox = mailbox(name);
        boolean specialUse = mailbox != null && mailbox.attributes().stream().anyMatch(attribute -> attribute.isUse());
        boolean wantsSubscribed = selections.contains(Selection.SUBSCRIBED);
        return (wantsSubscribed ? isSubscribed(name) : mailbox != null || hasChildren(name))
                && (specialUse || !selections.contains(Selection.SPECIAL_USE));
    }

    /** Returns the names below {@code name} that are all that is selected. */
    List<String> meetingBelow(String name, Set<Selection> selections) {
        return names.keySet().stream()
                .filter(other -> other.startsWith(name + Account.DELIMITER) && meets(other, selections))
                .toList();
    }
}
