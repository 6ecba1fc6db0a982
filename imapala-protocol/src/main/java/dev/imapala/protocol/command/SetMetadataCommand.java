package dev.imapala.protocol.command;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Needs;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Set or remove annotations of a mailbox or of the server as a whole, all of them or none; for those of the server,
 * METADATA-SERVER is enough.
 *
 * @param mailbox the mailbox; null for the server as a whole
 * @param values one or more entries, in the order of the wire, and what becomes of them: any octets, or null to remove
 *     the entry
 * RFC 5464 section 4.3
 */
@Needs("METADATA")
public record SetMetadataCommand(@Nullable MailboxName mailbox, Map<MetadataEntry, @Nullable Bytes> values)
        implements MetadataCommand {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are no entries
     */
    public SetMetadataCommand {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (values.isEmpty()) {
            throw new IllegalArgumentException("SETMETADATA needs at least one entry");
        }
    }

    @Override
    public String name() {
        return "SETMETADATA";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES);
    }
}
