package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.command.GetQuotaCommand;
import dev.imapala.protocol.command.GetQuotaRootCommand;
import dev.imapala.protocol.command.QuotaCommand;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.protocol.response.Quota;
import dev.imapala.protocol.response.Untagged;
import java.util.Map;

/**
 * Writes the commands and responses about quotas.
 *
 * <p>RFC 9208 section 7
 */
final class QuotaSerializer {
    private QuotaSerializer() {}

    static void arguments(WireWriter out, QuotaCommand command) {
        if (command instanceof GetQuotaCommand get) {
            out.astring(Bytes.of(get.root()));
        } else if (command instanceof GetQuotaRootCommand get) {
            out.mailbox(get.mailbox());
        } else if (command instanceof SetQuotaCommand set) {
            out.astring(Bytes.of(set.root())).space();
            limits(out, set.limits());
        } else {
            throw new AssertionError(command);
        }
    }

    private static void limits(WireWriter out, Map<QuotaResource, Long> limits) {
        String before = "(";
        for (Map.Entry<QuotaResource, Long> limit : limits.entrySet()) {
            out.raw(before).atom(limit.getKey().name()).space().number(limit.getValue());
            before = " ";
        }
        out.raw(limits.isEmpty() ? "()" : ")");
    }

    static void quota(WireWriter out, Quota quota) {
        out.raw("QUOTA ").astring(Bytes.of(quota.root()));
        String before = " (";
        for (Quota.Usage usage : quota.resources()) {
            out.raw(before).atom(usage.resource().name()).space();
            out.number(usage.usage()).space().number(usage.limit());
            before = " ";
        }
        out.raw(quota.resources().isEmpty() ? " ()" : ")");
    }

    static void roots(WireWriter out, Untagged.QuotaRoot roots) {
        out.raw("QUOTAROOT ").mailbox(roots.mailbox());
        roots.roots().forEach(root -> out.space().astring(Bytes.of(root)));
    }
}
