package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.response.Quota;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much an account may have: one quota root for all of its mailboxes (RFC 9208 section 3.2). */
public final class QuotaLimits {
    /** What can be limited. */
    public static final List<QuotaResource> RESOURCES =
            List.of(QuotaResource.STORAGE, QuotaResource.MESSAGE, QuotaResource.MAILBOX);

    private static final int UNIT = 1024;

    private final Account account;
    private final Map<QuotaResource, Long> limits = new LinkedHashMap<>();

    QuotaLimits(Account account) {
        this.account = account;
    }

    /** Returns the name of the quota root. */
    public String root() {
        return "#user/" + account.user();
    }

    /** Limits these resources, and no others. */
    public synchronized void replace(Map<QuotaResource, Long> newLimits) {
        limits.clear();
        limits.putAll(newLimits);
    }

    /** Returns usage and limits. */
    public Quota quota() {
        Usage now = usage();
        List<Quota.Usage> resources = new ArrayList<>();
        copy().forEach((resource, limit) -> resources.add(new Quota.Usage(resource, now.of(resource), limit)));
        return new Quota(root(), resources);
    }

    /** Returns the resource of which there would be too much with {@code messages} more of {@code octets} together. */
    public Optional<QuotaResource> exceededBy(long messages, long octets) {
        Usage now = usage();
        Usage then = new Usage(now.octets() + octets, now.messages() + messages, now.mailboxes());
        return copy().entrySet().stream()
                .filter(limit -> then.of(limit.getKey()) > Math.max(limit.getValue(), now.of(limit.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private synchronized Map<QuotaResource, Long> copy() {
        return new LinkedHashMap<>(limits);
    }

    private Usage usage() {
        long octets = 0;
        long messages = 0;
        List<StoredMailbox> mailboxes = account.mailboxes();
        for (StoredMailbox mailbox : mailboxes) {
            List<StoredMessage> stored = mailbox.snapshot().messages();
            messages += stored.size();
            octets += stored.stream()
                    .mapToLong(message -> message.content().size())
                    .sum();
        }
        return new Usage(octets, messages, mailboxes.size());
    }

    private record Usage(long octets, long messages, long mailboxes) {
        long of(QuotaResource resource) {
            if (resource.equals(QuotaResource.STORAGE)) {
                return (octets + UNIT - 1) / UNIT;
            }
            return resource.equals(QuotaResource.MESSAGE) ? messages : mailboxes;
        }
    }
}
