package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Needs;
import java.util.Set;

/**
 * Ask which quota roots a mailbox has, and for their usage and limits.
 *
 * @param mailbox the mailbox, which need not exist
 * RFC 9208 section 4.1.2
 */
@Needs("QUOTA")
public record GetQuotaRootCommand(MailboxName mailbox) implements QuotaCommand {
    @Override
    public String name() {
        return "GETQUOTAROOT";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.QUOTA);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.QUOTA).needing(Pipelining.Fact.MAILBOXES);
    }
}
