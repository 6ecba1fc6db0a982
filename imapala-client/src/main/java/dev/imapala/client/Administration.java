package dev.imapala.client;

import dev.imapala.client.internal.engine.AnswersTask;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.GetAclCommand;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.GetMetadataCommand;
import dev.imapala.protocol.command.GetQuotaCommand;
import dev.imapala.protocol.command.GetQuotaRootCommand;
import dev.imapala.protocol.command.ListRightsCommand;
import dev.imapala.protocol.command.MyRightsCommand;
import dev.imapala.protocol.command.QuotaCommand;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.Quota;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of the answers about rights, quotas and metadata. */
final class Administration {
    private final Link link;

    Administration(Link link) {
        this.link = link;
    }

    CompletableFuture<Acl> acl(MailboxName mailbox) {
        return link.submit(promise -> new AnswersTask<>(
                new GetAclCommand(mailbox),
                Untagged.AclData.class::isInstance,
                response -> response instanceof Untagged.AclData data
                        && data.acl().mailbox().equals(mailbox),
                (answers, ok) ->
                        last(answers, Untagged.AclData.class, Untagged.AclData::acl, new Acl(mailbox, Map.of())),
                promise));
    }

    CompletableFuture<GrantableRights> listRights(MailboxName mailbox, String identifier) {
        GrantableRights none = new GrantableRights(mailbox, identifier, Rights.NONE, List.of());
        return link.submit(promise -> new AnswersTask<>(
                new ListRightsCommand(mailbox, identifier),
                Untagged.ListRights.class::isInstance,
                response -> response instanceof Untagged.ListRights data
                        && data.rights().mailbox().equals(mailbox),
                (answers, ok) -> last(answers, Untagged.ListRights.class, Untagged.ListRights::rights, none),
                promise));
    }

    CompletableFuture<Rights> myRights(MailboxName mailbox) {
        return link.submit(promise -> new AnswersTask<>(
                new MyRightsCommand(mailbox),
                Untagged.MyRights.class::isInstance,
                response -> response instanceof Untagged.MyRights mine
                        && mine.mailbox().equals(mailbox),
                (answers, ok) -> last(answers, Untagged.MyRights.class, Untagged.MyRights::rights, Rights.NONE),
                promise));
    }

    CompletableFuture<Quota> quota(String root) {
        return ofRoot(new GetQuotaCommand(root), new Quota(root, List.of()));
    }

    CompletableFuture<Quota> setQuota(SetQuotaCommand command) {
        List<Quota.Usage> asked = command.limits().entrySet().stream()
                .map(limit -> new Quota.Usage(limit.getKey(), 0, limit.getValue()))
                .toList();
        return ofRoot(command, new Quota(command.root(), asked));
    }

    private CompletableFuture<Quota> ofRoot(QuotaCommand command, Quota untold) {
        return link.submit(promise -> new AnswersTask<>(
                command,
                Untagged.QuotaData.class::isInstance,
                response -> response instanceof Untagged.QuotaData data
                        && data.quota().root().equals(untold.root()),
                (answers, ok) -> last(answers, Untagged.QuotaData.class, Untagged.QuotaData::quota, untold),
                promise));
    }

    CompletableFuture<List<Quota>> quotas(MailboxName mailbox) {
        return link.submit(promise -> new AnswersTask<>(
                new GetQuotaRootCommand(mailbox),
                response -> response instanceof Untagged.QuotaData || response instanceof Untagged.QuotaRoot,
                response -> true,
                (answers, ok) -> quotas(answers),
                promise));
    }

    /** Returns the quotas of the roots in their order; a root of which nothing else is told has no limits. */
    private static List<Quota> quotas(List<Untagged> answers) {
        Map<String, Quota> quotas = new LinkedHashMap<>();
        of(answers, Untagged.QuotaRoot.class)
                .flatMap(roots -> roots.roots().stream())
                .forEach(root -> quotas.put(root, new Quota(root, List.of())));
        of(answers, Untagged.QuotaData.class)
                .forEach(data -> quotas.put(data.quota().root(), data.quota()));
        return List.copyOf(quotas.values());
    }

    CompletableFuture<Metadata> metadata(@Nullable MailboxName mailbox, GetMetadata wanted) {
        return link.submit(promise -> new AnswersTask<>(
                new GetMetadataCommand(mailbox, wanted),
                Untagged.Metadata.class::isInstance,
                response -> response instanceof Untagged.Metadata data && Objects.equals(data.mailbox(), mailbox),
                Administration::metadata,
                promise));
    }

    private static Metadata metadata(List<Untagged> answers, Response.Tagged ok) {
        Map<MetadataEntry, @Nullable Bytes> values = new LinkedHashMap<>();
        of(answers, Untagged.Metadata.class).forEach(data -> values.putAll(data.values()));
        OptionalLong longest = ok.text().code() instanceof ResponseCode.MetadataLongEntries left
                ? OptionalLong.of(left.octets())
                : OptionalLong.empty();
        return Metadata.of(values, longest);
    }

    private static <A extends Untagged> Stream<A> of(List<Untagged> answers, Class<A> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <A extends Untagged, R> R last(List<Untagged> answers, Class<A> kind, Function<A, R> value, R none) {
        return of(answers, kind).reduce((earlier, later) -> later).map(value).orElse(none);
    }
}
