package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;
import org.jspecify.annotations.Nullable;

/**
 * Ask for annotations of a mailbox or of the server as a whole; for those of the server, METADATA-SERVER is enough.
 *
 * @param mailbox the mailbox; null for the server as a whole
 * @param arguments which annotations
 * RFC 5464 section 4.2
 */
@Needs("METADATA")
public record GetMetadataCommand(@Nullable MailboxName mailbox, GetMetadata arguments) implements MetadataCommand {
    @Override
    public String name() {
        return "GETMETADATA";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.METADATA)
                .byName(mailbox == null ? "" : mailbox.text())
                .needing(Pipelining.Fact.MAILBOXES);
    }
}
