package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command about annotations of a mailbox or of the server as a whole.
 *
 * <p>RFC 5464 section 4
 */
public sealed interface MetadataCommand extends Command permits GetMetadataCommand, SetMetadataCommand {
    /** Returns the mailbox; null for the server as a whole. */
    @Nullable
    MailboxName mailbox();

    @Override
    default Set<Capability> needs() {
        return Set.of(mailbox() == null ? Capability.METADATA_SERVER : Capability.METADATA);
    }
}
