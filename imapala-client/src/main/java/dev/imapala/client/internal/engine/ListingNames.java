package dev.imapala.client.internal.engine;

import dev.imapala.client.ListedMailbox;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.response.MailboxListing;
import java.util.Optional;

/**
 * Makes names of mailboxes of what servers list: some list the root, as an empty name or as the delimiter, and some end
 * the names of levels with the delimiter. Who asks for the root, or for names from the root on, gets what is told.
 */
final class ListingNames {
    private final Engine engine;
    private final ListMailboxes wanted;

    ListingNames(Engine engine, ListMailboxes wanted) {
        this.engine = engine;
        this.wanted = wanted;
    }

    /** Returns the mailbox; nothing if it has no name. */
    Optional<ListedMailbox> tidy(MailboxListing listing) {
        Bytes name = listing.name().encoded();
        if (wanted.patterns().contains("")) {
            return Optional.of(ListedMailbox.of(listing));
        } else if (name.isEmpty()) {
            engine.tolerated(Quirk.EMPTY_NAME, name);
            return Optional.empty();
        }
        Character delimiter = listing.delimiter();
        return delimiter == null ? Optional.of(ListedMailbox.of(listing)) : withoutDelimiter(listing, delimiter);
    }

    private Optional<ListedMailbox> withoutDelimiter(MailboxListing listing, char delimiter) {
        Bytes name = listing.name().encoded();
        int from = name.at(0) == delimiter && !asksFromRoot(delimiter) ? 1 : 0;
        boolean isLevel = name.size() > from && name.at(name.size() - 1) == delimiter;
        Bytes bare = name.slice(from, name.size() - (isLevel ? 1 : 0));
        if (bare.size() == name.size()) {
            return Optional.of(ListedMailbox.of(listing));
        }
        engine.tolerated(Quirk.DELIMITER_AT_EDGE, name);
        ListedMailbox mailbox = ListedMailbox.of(
                new MailboxListing(listing.attributes(), delimiter, MailboxName.received(bare), listing.extended()));
        return bare.isEmpty() ? Optional.empty() : Optional.of(isLevel ? mailbox.asNamespaceRoot() : mailbox);
    }

    private boolean asksFromRoot(char delimiter) {
        String root = String.valueOf(delimiter);
        return wanted.reference().startsWith(root)
                || wanted.patterns().stream().anyMatch(pattern -> pattern.startsWith(root));
    }
}
