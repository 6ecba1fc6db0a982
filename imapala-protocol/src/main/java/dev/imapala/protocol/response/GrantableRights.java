package dev.imapala.protocol.response;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Rights;
import java.util.List;

/**
 * What an identifier can be granted on a mailbox.
 *
 * @param mailbox the mailbox
 * @param identifier the identifier
 * @param always what the identifier has in any case
 * @param optional what it can be granted: the rights of one element are tied, all of them are granted or none
 * RFC 4314 section 3.7
 */
public record GrantableRights(MailboxName mailbox, String identifier, Rights always, List<Rights> optional) {
    /** Copies. */
    public GrantableRights {
        optional = List.copyOf(optional);
    }
}
