package dev.imapala.protocol.response;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Rights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who may do what with a mailbox.
 *
 * @param mailbox the mailbox
 * @param rights the rights of each identifier, in the order of the server; those of an identifier that begins with
 *     {@code -} are taken away
 * RFC 4314 section 3.6
 */
public record Acl(MailboxName mailbox, Map<String, Rights> rights) {
    /** Copies. */
    public Acl {
        rights = Collections.unmodifiableMap(new LinkedHashMap<>(rights));
    }
}
