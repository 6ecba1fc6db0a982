package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.Metadata;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.response.Quota;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rights, quotas and metadata, where the server has them; where it has not, nothing is sent. */
class AdministrationIT extends Scenario {
    private boolean lacks(ImapSession session, Capability capability, CompletableFuture<?> future) {
        if (session.capabilities().has(capability)) {
            return false;
        }
        assertThat(failure(future)).isInstanceOf(MissingCapabilityException.class);
        return true;
    }

    @Test
    void rightsAreGrantedAndTakenAway() {
        ImapSession session = connect();
        CompletableFuture<Rights> mine = session.myRights("INBOX");
        if (lacks(session, Capability.ACL, mine)) {
            return;
        }
        assertThat(await(mine).contains(Rights.of("lra"))).isTrue();
        assertThat(await(session.listRights("INBOX", "bob")).identifier()).isEqualTo("bob");
        await(session.setAcl("INBOX", "bob", RightsChange.replace(Rights.of("lrs"))));
        await(session.setAcl("INBOX", "bob", RightsChange.remove(Rights.KEEP_SEEN)));
        assertThat(await(session.acl("INBOX")).rights().get("bob")).isEqualTo(Rights.of("lr"));
        await(session.deleteAcl("INBOX", "bob"));
        assertThat(await(session.acl("INBOX")).rights()).doesNotContainKey("bob");
        assertThat(trace.complaints()).isEmpty();
    }

    @Test
    void quotasOfTheInboxAreTold() {
        ImapSession session = connect();
        CompletableFuture<List<Quota>> asked = session.quotas("INBOX");
        if (lacks(session, Capability.QUOTA, asked)) {
            return;
        }
        List<Quota> quotas = await(asked);
        assertThat(quotas).isNotEmpty();
        CompletableFuture<Quota> again = session.quota(quotas.get(0).root());
        if (server.is(Trait.KEEPS_QUOTAS_TO_ADMINISTRATORS)) {
            assertThat(failure(again)).isInstanceOf(CommandFailedException.class);
        } else {
            assertThat(await(again)).isEqualTo(quotas.get(0));
        }
        assertThat(quotas.get(0).resources())
                .allSatisfy(usage -> assertThat(usage.resource())
                        .isIn(QuotaResource.STORAGE, QuotaResource.MESSAGE, QuotaResource.MAILBOX));
        assertThat(trace.complaints())
                .allMatch(line ->
                        server.is(Trait.TELLS_QUOTA_WITHOUT_LIST) && line.startsWith(Quirk.QUOTA_WITHOUT_LIST + " "));
    }

    @Test
    void mailboxIsAnnotated() {
        ImapSession session = connect();
        MetadataEntry entry = MetadataEntry.of("/private/vendor/vendor.imapala/color");
        Map<MetadataEntry, @Nullable Bytes> values = new HashMap<>(Map.of(entry, Bytes.of("a \"b\"\r\nc")));
        CompletableFuture<Void> set = session.setMetadata("INBOX", values);
        if (lacks(session, Capability.METADATA, set)) {
            return;
        }
        await(set);
        GetMetadata below = GetMetadata.entries(MetadataEntry.of("/private/vendor/vendor.imapala"))
                .depth(GetMetadata.Depth.INFINITY)
                .maxSize(1000);
        Metadata told = await(session.metadata("INBOX", below));
        assertThat(told.values()).containsOnly(Map.entry(entry, Bytes.of("a \"b\"\r\nc")));
        values.put(entry, null);
        await(session.setMetadata("INBOX", values));
        assertThat(await(session.metadata("INBOX", GetMetadata.entries(entry))).find(entry))
                .isEmpty();
        assertThat(trace.complaints()).isEmpty();
    }
}
