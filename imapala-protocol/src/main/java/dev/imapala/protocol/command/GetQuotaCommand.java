package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.Set;

/**
 * Ask for the usage and the limits of a quota root.
 *
 * @param root the name of the quota root, as GETQUOTAROOT tells it; maybe empty
 * RFC 9208 section 4.1.1
 */
@Needs("QUOTA")
public record GetQuotaCommand(String root) implements QuotaCommand {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if {@code root} has a control character
     */
    public GetQuotaCommand {
        QuotaRoots.check(root);
    }

    @Override
    public String name() {
        return "GETQUOTA";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.QUOTA);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.QUOTA).byName(root);
    }
}
