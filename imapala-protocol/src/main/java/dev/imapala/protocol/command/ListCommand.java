package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import java.util.Set;

/**
 * List mailboxes.
 *
 * @param list which ones, and what of them
 * RFC 9051 section 6.3.9
 */
public record ListCommand(ListMailboxes list) implements MailboxCommand {
    @Override
    public String name() {
        return "LIST";
    }

    @Override
    public Set<Capability> needs() {
        return list.needs();
    }

    @Override
    public Pipelining pipelining() {
        Pipelining listing = list.status().isEmpty()
                ? Pipelining.awaiting(Pipelining.Answer.LIST)
                : Pipelining.awaiting(Pipelining.Answer.LIST, Pipelining.Answer.STATUS);
        return listing.needing(Pipelining.Fact.MAILBOXES, Pipelining.Fact.SUBSCRIPTIONS);
    }
}
