package dev.imapala.protocol.wire;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.GetQuotaCommand;
import dev.imapala.protocol.command.GetQuotaRootCommand;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.protocol.response.Quota;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands and responses about quotas. A server that has nothing to limit may leave out the list.
 *
 * <p>RFC 9208 section 7
 */
final class QuotaParser {
    private QuotaParser() {}

    static @Nullable Command tryCommand(Cursor cursor) {
        if (cursor.tryName("GETQUOTA")) {
            return new GetQuotaCommand(cursor.astring().text());
        } else if (cursor.tryName("GETQUOTAROOT")) {
            return new GetQuotaRootCommand(MailboxName.received(cursor.astring()));
        } else if (cursor.tryName("SETQUOTA")) {
            return new SetQuotaCommand(cursor.astring().text(), limits(cursor));
        }
        return null;
    }

    private static Map<QuotaResource, Long> limits(Cursor cursor) {
        Map<QuotaResource, Long> limits = new LinkedHashMap<>();
        cursor.open();
        while (!cursor.tryClose()) {
            QuotaResource resource = QuotaResource.of(cursor.atom());
            cursor.space();
            limits.put(resource, cursor.number());
        }
        return limits;
    }

    static @Nullable Untagged tryResponse(Cursor cursor) {
        if (cursor.tryName("QUOTA")) {
            return new Untagged.QuotaData(new Quota(cursor.astring().text(), resources(cursor)));
        } else if (cursor.tryName("QUOTAROOT")) {
            return roots(cursor);
        }
        return null;
    }

    private static List<Quota.Usage> resources(Cursor cursor) {
        if (cursor.atEnd()) {
            cursor.note(Quirk.QUOTA_WITHOUT_LIST);
            return List.of();
        }
        List<Quota.Usage> resources = new ArrayList<>();
        cursor.open();
        while (!cursor.tryClose()) {
            QuotaResource resource = QuotaResource.of(cursor.atom());
            cursor.space();
            long usage = cursor.number();
            cursor.space();
            resources.add(new Quota.Usage(resource, usage, cursor.number()));
        }
        return resources;
    }

    private static Untagged roots(Cursor cursor) {
        MailboxName mailbox = MailboxName.received(cursor.astring());
        List<String> roots = new ArrayList<>();
        while (!cursor.atEnd()) {
            roots.add(cursor.astring().text());
        }
        return new Untagged.QuotaRoot(mailbox, roots);
    }
}
