package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import java.util.Set;

/**
 * A command of a client, without its tag.
 *
 * <p>RFC 9051 section 6
 */
public sealed interface Command
        permits BareCommand,
                AclCommand,
                AppendCommand,
                AuthenticateCommand,
                CompressCommand,
                CustomCommand,
                EnableCommand,
                FetchCommand,
                IdCommand,
                LoginCommand,
                MailboxCommand,
                MessagesCommand,
                MetadataCommand,
                QuotaCommand,
                SearchCommand,
                SelectCommand,
                SortCommand,
                StoreCommand,
                ThreadCommand {
    /** Returns the name, such as {@code FETCH}; {@code UID FETCH} where the command goes by UIDs. */
    String name();

    /** Returns the capabilities that the server must have for this command with these arguments. */
    default Set<Capability> needs() {
        return Set.of();
    }

    /** Returns how this command behaves beside others. */
    Pipelining pipelining();
}
