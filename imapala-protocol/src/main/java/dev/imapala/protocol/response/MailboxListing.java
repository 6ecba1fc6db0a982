package dev.imapala.protocol.response;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as LIST tells it.
 *
 * @param attributes its attributes, in order
 * @param delimiter what separates levels of the hierarchy; null where there are none
 * @param name its name
 * @param extended extended data items, as they came (RFC 5258 section 6)
 * RFC 9051 section 7.3.1
 */
public record MailboxListing(
        Set<MailboxAttribute> attributes,
        @Nullable Character delimiter,
        MailboxName name,
        @Nullable Bytes extended) {
    /** Copies. */
    public MailboxListing {
        attributes = Collections.unmodifiableSet(new LinkedHashSet<>(attributes));
    }

    /** Tells whether the mailbox can be selected. */
    public boolean isSelectable() {
        return !attributes.contains(MailboxAttribute.NOSELECT) && !attributes.contains(MailboxAttribute.NON_EXISTENT);
    }
}
