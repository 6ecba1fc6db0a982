package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.QuotaResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Change the limits of a quota root.
 *
 * @param root the name of the quota root, maybe empty
 * @param limits all limits there are from now on, in the order of the wire, each 0 to 9,223,372,036,854,775,807 in the
 *     unit of the resource; what is not among them is not limited
 * RFC 9208 section 4.1.3
 */
@Needs("QUOTASET")
public record SetQuotaCommand(String root, Map<QuotaResource, Long> limits) implements QuotaCommand {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if {@code root} has a control character, or a limit is negative
     */
    public SetQuotaCommand {
        QuotaRoots.check(root);
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        limits.forEach((resource, limit) -> {
            if (limit < 0) {
                throw new IllegalArgumentException("the limit of " + resource + " must be 0 to 2^63-1, not " + limit);
            }
        });
    }

    @Override
    public String name() {
        return "SETQUOTA";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.QUOTASET);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.QUOTA).byName(root);
    }
}
