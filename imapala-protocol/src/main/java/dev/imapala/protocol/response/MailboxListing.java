package dev.imapala.protocol.response;

import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as LIST tells it.
 *
 * @param attributes its attributes, in order
 * @param delimiter what separates levels of the hierarchy; null where there are none
 * @param name its name
 * @param extended what else an extended LIST tells
 * RFC 9051 section 7.3.1
 */
public record MailboxListing(
        Set<MailboxAttribute> attributes,
        @Nullable Character delimiter,
        MailboxName name,
        List<ExtendedItem> extended) {
    /** Copies. */
    public MailboxListing {
        attributes = Collections.unmodifiableSet(new LinkedHashSet<>(attributes));
        extended = List.copyOf(extended);
    }

    /** Returns a listing without extended items. */
    public static MailboxListing of(Set<MailboxAttribute> attributes, @Nullable Character delimiter, MailboxName name) {
        return new MailboxListing(attributes, delimiter, name, List.of());
    }

    /** Tells whether the mailbox can be selected. */
    public boolean isSelectable() {
        return !attributes.contains(MailboxAttribute.NOSELECT) && !attributes.contains(MailboxAttribute.NON_EXISTENT);
    }

    /**
     * Returns the selection options that mailboxes below this one fulfill, such as {@code SUBSCRIBED}; nothing if the
     * server did not say so.
     *
     * <p>RFC 9051 section 6.3.9.6
     */
    public Set<String> childInfo() {
        return extended.stream()
                .filter(ExtendedItem.ChildInfo.class::isInstance)
                .map(item -> ((ExtendedItem.ChildInfo) item).selections())
                .findFirst()
                .orElse(Set.of());
    }

    /** Returns the name that the mailbox had, or that the client gave it, if the server tells one. */
    public Optional<MailboxName> oldName() {
        return extended.stream()
                .filter(ExtendedItem.OldName.class::isInstance)
                .map(item -> ((ExtendedItem.OldName) item).name())
                .findFirst();
    }
}
