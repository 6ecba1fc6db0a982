package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Set;

/**
 * List mailboxes with what they are for, on a server from before SPECIAL-USE. No RFC has it; LIST with {@link
 * ListMailboxes.Return#SPECIAL_USE} took its place (RFC 6154 section 2).
 *
 * @param reference what the names begin with; mostly empty
 * @param pattern a name with {@code *} for any characters and {@code %} for any but the hierarchy delimiter
 */
@Needs("XLIST")
public record XlistCommand(String reference, String pattern) implements MailboxCommand {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one has a control character or half of a surrogate pair
     */
    public XlistCommand {
        ListMailboxes.check(reference);
        ListMailboxes.check(pattern);
    }

    @Override
    public String name() {
        return "XLIST";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.XLIST);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.LIST).needing(Pipelining.Fact.MAILBOXES);
    }
}
