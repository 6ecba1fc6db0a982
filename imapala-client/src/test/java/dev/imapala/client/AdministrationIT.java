package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.Quota;
import dev.imapala.protocol.response.ResponseCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rights, quotas and metadata. */
class AdministrationIT {
    private final TestNetwork net = new TestNetwork();
    private final ImapSession session = net.connect();

    @AfterEach
    void stop() {
        net.close();
    }

    @Test
    void rightsAreSetAndTold() {
        await(session.setAcl("INBOX", "bob", RightsChange.replace(Rights.of("lrsd"))));
        await(session.setAcl("INBOX", "bob", RightsChange.add(Rights.WRITE)));
        await(session.setAcl("INBOX", "bob", RightsChange.remove(Rights.KEEP_SEEN)));
        Acl acl = await(session.acl("INBOX"));
        assertThat(acl.mailbox()).isEqualTo(MailboxName.INBOX);
        assertThat(acl.rights()).containsKeys("ann", "bob");
        assertThat(acl.rights().get("bob")).isEqualTo(Rights.of("lretwd"));
        await(session.deleteAcl("INBOX", "bob"));
        assertThat(await(session.acl("INBOX")).rights()).containsOnlyKeys("ann");
        assertThat(await(session.myRights("INBOX")).withoutObsolete()).isEqualTo(Rights.ALL);
        assertThat(await(session.listRights("INBOX", "ann")).always()).isEqualTo(Rights.of("la"));
    }

    @Test
    void whatThereIsNoRightToFails() {
        net.server.restrict("ann", "INBOX", Rights.LOOKUP);
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.select("INBOX")))
                .satisfies(e -> assertThat(e.code()).contains(ResponseCode.NOPERM));
    }

    @Test
    void rightsOfSeveralMailboxesAreAskedForTogether() {
        CompletableFuture<Rights> inbox = session.myRights("INBOX");
        CompletableFuture<Rights> sent = session.myRights("Sent");
        net.server.restrict("ann", "Trash", Rights.READ);
        assertThat(await(session.myRights("Trash")).withoutObsolete()).isEqualTo(Rights.of("lra"));
        assertThat(await(inbox)).isEqualTo(await(sent));
    }

    @Test
    void quotasAreToldAndHeld() {
        net.server.limit("ann", Map.of(QuotaResource.MESSAGE, 1L));
        List<Quota> quotas = await(session.quotas("INBOX"));
        assertThat(quotas).hasSize(1);
        String root = quotas.get(0).root();
        assertThat(await(session.quota(root))).isEqualTo(quotas.get(0));
        assertThat(quotas.get(0).find(QuotaResource.MESSAGE)).contains(new Quota.Usage(QuotaResource.MESSAGE, 0, 1));
        await(session.append("INBOX", Append.message(Bytes.of("x"))));
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> await(session.append("INBOX", Append.message(Bytes.of("x")))))
                .satisfies(e -> assertThat(e.code()).contains(ResponseCode.OVERQUOTA));
        Quota more = await(session.setQuota(root, Map.of(QuotaResource.MESSAGE, 2L)));
        assertThat(more.resources()).containsExactly(new Quota.Usage(QuotaResource.MESSAGE, 1, 2));
        await(session.append("INBOX", Append.message(Bytes.of("x"))));
    }

    @Test
    void annotationsAreSetReadAndRemoved() {
        MetadataEntry color = MetadataEntry.of("/private/vendor/acme/color");
        Bytes binary = Bytes.of("a\0b\r\n");
        await(session.setMetadata("INBOX", Map.of(MetadataEntry.SHARED_COMMENT, Bytes.of("näme"), color, binary)));
        GetMetadata both = GetMetadata.entries(MetadataEntry.SHARED_COMMENT, color);
        Metadata told = await(session.metadata("INBOX", both));
        assertThat(told.text(MetadataEntry.SHARED_COMMENT)).contains("näme");
        assertThat(told.find(color)).contains(binary);
        Map<MetadataEntry, @Nullable Bytes> removal = new HashMap<>();
        removal.put(color, null);
        await(session.setMetadata("INBOX", removal));
        assertThat(await(session.metadata("INBOX", both)).values()).containsOnlyKeys(MetadataEntry.SHARED_COMMENT);
    }

    @Test
    void longValuesAreLeftOut() {
        await(session.setMetadata("INBOX", Map.of(MetadataEntry.SHARED_COMMENT, Bytes.of("12345"))));
        Metadata told = await(session.metadata(
                "INBOX", GetMetadata.entries(MetadataEntry.SHARED_COMMENT).maxSize(4)));
        assertThat(told.find(MetadataEntry.SHARED_COMMENT)).isEmpty();
        assertThat(told.longestLeftOut()).hasValue(5);
        assertThat(told).hasToString("Metadata[]");
    }

    @Test
    void serverHasAnnotationsToo() {
        await(session.setServerMetadata(Map.of(MetadataEntry.PRIVATE_COMMENT, Bytes.of("mine"))));
        Metadata told = await(
                session.serverMetadata(GetMetadata.entries(MetadataEntry.of("/private"), MetadataEntry.SHARED_ADMIN)
                        .depth(GetMetadata.Depth.INFINITY)));
        assertThat(told.values())
                .containsOnlyKeys(MetadataEntry.PRIVATE_COMMENT, MetadataEntry.SHARED_ADMIN)
                .containsEntry(MetadataEntry.PRIVATE_COMMENT, Bytes.of("mine"));
    }

    @Test
    void everythingCanBeWaitedFor() {
        BlockingSession waiting = session.blocking();
        waiting.setAcl(MailboxName.INBOX, "bob", RightsChange.add(Rights.READ));
        assertThat(waiting.acl(MailboxName.INBOX).rights()).containsKey("bob");
        assertThat(waiting.listRights(MailboxName.INBOX, "bob").always()).isEqualTo(Rights.NONE);
        waiting.deleteAcl(MailboxName.INBOX, "bob");
        assertThat(waiting.myRights(MailboxName.INBOX).contains(Rights.ALL)).isTrue();
        assertThat(waiting.quotas(MailboxName.INBOX)).hasSize(1);
        waiting.setMetadata(MailboxName.INBOX, Map.of(MetadataEntry.SHARED_COMMENT, Bytes.of("x")));
        assertThat(waiting.metadata(MailboxName.INBOX, GetMetadata.entries(MetadataEntry.SHARED_COMMENT))
                        .text(MetadataEntry.SHARED_COMMENT))
                .contains("x");
    }
}
