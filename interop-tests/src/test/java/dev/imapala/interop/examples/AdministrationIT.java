package dev.imapala.interop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.RightsChange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdministrationIT extends ExampleSetting {
    @Test
    void rights() throws InterruptedException {
        ImapSession session = session();
        // tag::acl
        CompletableFuture<Void> told = session.setAcl(
                        "Archive", "bob", RightsChange.add(Rights.LOOKUP.and(Rights.READ)))
                .thenCompose(done -> session.acl("Archive"))
                .thenAccept(acl -> show("bob may " + acl.rights().get("bob")));
        // end::acl
        await(told);
        assertThat(shown(1)).containsExactly("bob may lr");
    }

    @Test
    void myRights() {
        ImapSession session = session();
        // tag::my-rights
        CompletableFuture<Boolean> mayWrite =
                session.myRights("Archive").thenApply(rights -> rights.contains(Rights.INSERT.and(Rights.WRITE)));
        // end::my-rights
        assertThat(await(mayWrite)).isTrue();
    }

    @Test
    void quotas() throws InterruptedException {
        server.limit("ann", Map.of(QuotaResource.STORAGE, 1024L));
        ImapSession session = session();
        // tag::quota
        CompletableFuture<Void> told = session.quotas("INBOX")
                .thenAccept(quotas -> quotas.forEach(quota -> quota.find(QuotaResource.STORAGE)
                        .ifPresent(storage -> show(storage.usage() + " of " + storage.limit() + " kB are used"))));
        // end::quota
        await(told);
        assertThat(shown(1)).containsExactly("0 of 1024 kB are used");
    }

    @Test
    void metadata() {
        ImapSession session = session();
        // tag::metadata
        CompletableFuture<Optional<String>> comment = session.setMetadata(
                        "Archive", Map.of(MetadataEntry.PRIVATE_COMMENT, Bytes.of("since 1994")))
                .thenCompose(done -> session.metadata("Archive", GetMetadata.entries(MetadataEntry.PRIVATE_COMMENT)))
                .thenApply(metadata -> metadata.text(MetadataEntry.PRIVATE_COMMENT));
        // end::metadata
        assertThat(await(comment)).contains("since 1994");
    }
}
