package dev.imapala.client.blocking;

import static dev.imapala.client.blocking.Await.await;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandResult;
import dev.imapala.client.CreatedMailbox;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.Metadata;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocking view of an {@link ImapSession}: see {@link BlockingClient} for how methods wait. */
public final class BlockingSession implements AutoCloseable {
    private final ImapSession session;

    /** Makes the view of {@code session}; the same as {@link ImapSession#blocking()}. */
    public BlockingSession(ImapSession session) {
        this.session = session;
    }

    /** Does the same as {@link ImapSession#capabilities()}. */
    public Capabilities capabilities() {
        return session.capabilities();
    }

    /** Does the same as {@link ImapSession#address()}. */
    public ServerAddress address() {
        return session.address();
    }

    /** Does the same as {@link ImapSession#isOpen()}. */
    public boolean isOpen() {
        return session.isOpen();
    }

    /** Does the same as {@link ImapSession#quirks()}. */
    public Map<Quirk, Long> quirks() {
        return session.quirks();
    }

    /** Waits for {@link ImapSession#select(String)}. */
    public BlockingMailbox select(String mailbox) {
        return await(session.select(mailbox)).blocking();
    }

    /** Waits for {@link ImapSession#select(MailboxName)}. */
    public BlockingMailbox select(MailboxName mailbox) {
        return await(session.select(mailbox)).blocking();
    }

    /** Waits for {@link ImapSession#select(String, Select)}. */
    public BlockingMailbox select(String mailbox, Select select) {
        return await(session.select(mailbox, select)).blocking();
    }

    /** Waits for {@link ImapSession#select(MailboxName, Select)}. */
    public BlockingMailbox select(MailboxName mailbox, Select select) {
        return await(session.select(mailbox, select)).blocking();
    }

    /** Waits for {@link ImapSession#examine(String)}. */
    public BlockingMailbox examine(String mailbox) {
        return await(session.examine(mailbox)).blocking();
    }

    /** Waits for {@link ImapSession#examine(MailboxName)}. */
    public BlockingMailbox examine(MailboxName mailbox) {
        return await(session.examine(mailbox)).blocking();
    }

    /** Waits for {@link ImapSession#list}. */
    public List<ListedMailbox> list(ListMailboxes mailboxes) {
        return await(session.list(mailboxes));
    }

    /** Waits for {@link ImapSession#lsub}. */
    public List<MailboxListing> lsub(String pattern) {
        return await(session.lsub(pattern));
    }

    /** Waits for {@link ImapSession#namespaces()}. */
    @Needs("NAMESPACE")
    public Namespaces namespaces() {
        return await(session.namespaces());
    }

    /** Waits for {@link ImapSession#create(String, MailboxAttribute...)}. */
    public CreatedMailbox create(String mailbox, MailboxAttribute... uses) {
        return await(session.create(mailbox, uses));
    }

    /** Waits for {@link ImapSession#create(MailboxName, MailboxAttribute...)}. */
    public CreatedMailbox create(MailboxName mailbox, MailboxAttribute... uses) {
        return await(session.create(mailbox, uses));
    }

    /** Waits for {@link ImapSession#delete(String)}. */
    public void delete(String mailbox) {
        await(session.delete(mailbox));
    }

    /** Waits for {@link ImapSession#delete(MailboxName)}. */
    public void delete(MailboxName mailbox) {
        await(session.delete(mailbox));
    }

    /** Waits for {@link ImapSession#rename(String, String)}. */
    public MailboxName rename(String from, String to) {
        return await(session.rename(from, to));
    }

    /** Waits for {@link ImapSession#rename(MailboxName, MailboxName)}. */
    public MailboxName rename(MailboxName from, MailboxName to) {
        return await(session.rename(from, to));
    }

    /** Waits for {@link ImapSession#subscribe(String)}. */
    public void subscribe(String mailbox) {
        await(session.subscribe(mailbox));
    }

    /** Waits for {@link ImapSession#subscribe(MailboxName)}. */
    public void subscribe(MailboxName mailbox) {
        await(session.subscribe(mailbox));
    }

    /** Waits for {@link ImapSession#unsubscribe(String)}. */
    public void unsubscribe(String mailbox) {
        await(session.unsubscribe(mailbox));
    }

    /** Waits for {@link ImapSession#unsubscribe(MailboxName)}. */
    public void unsubscribe(MailboxName mailbox) {
        await(session.unsubscribe(mailbox));
    }

    /** Waits for {@link ImapSession#status(String, StatusItem...)}. */
    public MailboxStatus status(String mailbox, StatusItem<?>... items) {
        return await(session.status(mailbox, items));
    }

    /** Waits for {@link ImapSession#status(MailboxName, StatusItem...)}. */
    public MailboxStatus status(MailboxName mailbox, StatusItem<?>... items) {
        return await(session.status(mailbox, items));
    }

    /** Waits for {@link ImapSession#append(String, Append)}. */
    public AppendResult append(String mailbox, Append append) {
        return await(session.append(mailbox, append));
    }

    /** Waits for {@link ImapSession#append(MailboxName, Append)}. */
    public AppendResult append(MailboxName mailbox, Append append) {
        return await(session.append(mailbox, append));
    }

    /** Waits for {@link ImapSession#append(String, List)}. */
    @Needs("MULTIAPPEND")
    public List<AppendResult> append(String mailbox, List<Append> messages) {
        return await(session.append(mailbox, messages));
    }

    /** Waits for {@link ImapSession#append(MailboxName, List)}. */
    @Needs("MULTIAPPEND")
    public List<AppendResult> append(MailboxName mailbox, List<Append> messages) {
        return await(session.append(mailbox, messages));
    }

    /** Waits for {@link ImapSession#acl(String)}. */
    @Needs("ACL")
    public Acl acl(String mailbox) {
        return await(session.acl(mailbox));
    }

    /** Waits for {@link ImapSession#acl(MailboxName)}. */
    @Needs("ACL")
    public Acl acl(MailboxName mailbox) {
        return await(session.acl(mailbox));
    }

    /** Waits for {@link ImapSession#myRights(String)}. */
    @Needs("ACL")
    public Rights myRights(String mailbox) {
        return await(session.myRights(mailbox));
    }

    /** Waits for {@link ImapSession#myRights(MailboxName)}. */
    @Needs("ACL")
    public Rights myRights(MailboxName mailbox) {
        return await(session.myRights(mailbox));
    }

    /** Waits for {@link ImapSession#listRights(String, String)}. */
    @Needs("ACL")
    public GrantableRights listRights(String mailbox, String identifier) {
        return await(session.listRights(mailbox, identifier));
    }

    /** Waits for {@link ImapSession#listRights(MailboxName, String)}. */
    @Needs("ACL")
    public GrantableRights listRights(MailboxName mailbox, String identifier) {
        return await(session.listRights(mailbox, identifier));
    }

    /** Waits for {@link ImapSession#setAcl(String, String, RightsChange)}. */
    @Needs("ACL")
    public void setAcl(String mailbox, String identifier, RightsChange change) {
        await(session.setAcl(mailbox, identifier, change));
    }

    /** Waits for {@link ImapSession#setAcl(MailboxName, String, RightsChange)}. */
    @Needs("ACL")
    public void setAcl(MailboxName mailbox, String identifier, RightsChange change) {
        await(session.setAcl(mailbox, identifier, change));
    }

    /** Waits for {@link ImapSession#deleteAcl(String, String)}. */
    @Needs("ACL")
    public void deleteAcl(String mailbox, String identifier) {
        await(session.deleteAcl(mailbox, identifier));
    }

    /** Waits for {@link ImapSession#deleteAcl(MailboxName, String)}. */
    @Needs("ACL")
    public void deleteAcl(MailboxName mailbox, String identifier) {
        await(session.deleteAcl(mailbox, identifier));
    }

    /** Waits for {@link ImapSession#quota(String)}. */
    @Needs("QUOTA")
    public Quota quota(String root) {
        return await(session.quota(root));
    }

    /** Waits for {@link ImapSession#quotas(String)}. */
    @Needs("QUOTA")
    public List<Quota> quotas(String mailbox) {
        return await(session.quotas(mailbox));
    }

    /** Waits for {@link ImapSession#quotas(MailboxName)}. */
    @Needs("QUOTA")
    public List<Quota> quotas(MailboxName mailbox) {
        return await(session.quotas(mailbox));
    }

    /** Waits for {@link ImapSession#setQuota(String, Map)}. */
    @Needs("QUOTASET")
    public Quota setQuota(String root, Map<QuotaResource, Long> limits) {
        return await(session.setQuota(root, limits));
    }

    /** Waits for {@link ImapSession#metadata(String, GetMetadata)}. */
    @Needs("METADATA")
    public Metadata metadata(String mailbox, GetMetadata wanted) {
        return await(session.metadata(mailbox, wanted));
    }

    /** Waits for {@link ImapSession#metadata(MailboxName, GetMetadata)}. */
    @Needs("METADATA")
    public Metadata metadata(MailboxName mailbox, GetMetadata wanted) {
        return await(session.metadata(mailbox, wanted));
    }

    /** Waits for {@link ImapSession#serverMetadata(GetMetadata)}. */
    @Needs("METADATA-SERVER")
    public Metadata serverMetadata(GetMetadata wanted) {
        return await(session.serverMetadata(wanted));
    }

    /** Waits for {@link ImapSession#setMetadata(String, Map)}. */
    @Needs("METADATA")
    public void setMetadata(String mailbox, Map<MetadataEntry, @Nullable Bytes> values) {
        await(session.setMetadata(mailbox, values));
    }

    /** Waits for {@link ImapSession#setMetadata(MailboxName, Map)}. */
    @Needs("METADATA")
    public void setMetadata(MailboxName mailbox, Map<MetadataEntry, @Nullable Bytes> values) {
        await(session.setMetadata(mailbox, values));
    }

    /** Waits for {@link ImapSession#setServerMetadata(Map)}. */
    @Needs("METADATA-SERVER")
    public void setServerMetadata(Map<MetadataEntry, @Nullable Bytes> values) {
        await(session.setServerMetadata(values));
    }

    /** Waits for {@link ImapSession#id}. */
    public Map<String, @Nullable String> id(Map<String, @Nullable String> fields) {
        return await(session.id(fields));
    }

    /** Waits for {@link ImapSession#enable}. */
    public List<Capability> enable(Capability... capabilities) {
        return await(session.enable(capabilities));
    }

    /** Waits for {@link ImapSession#noop()}. */
    public void noop() {
        await(session.noop());
    }

    /** Waits for {@link ImapSession#unauthenticate}. */
    @Needs("UNAUTHENTICATE")
    public BlockingSession unauthenticate(Credentials next) {
        return await(session.unauthenticate(next)).blocking();
    }

    /** Waits for {@link ImapSession#logout()}. */
    public void logout() {
        await(session.logout());
    }

    /** Waits for {@link ImapSession#execute}. */
    public CommandResult execute(Command command) {
        return await(session.execute(command));
    }

    /** Does the same as {@link ImapSession#within}. */
    public BlockingSession within(Duration limit) {
        return session.within(limit).blocking();
    }

    /** Does the same as {@link ImapSession#commandsInFlight}. */
    public void commandsInFlight(int most) {
        session.commandsInFlight(most);
    }

    /** Does the same as {@link ImapSession#close()}. */
    @Override
    public void close() {
        session.close();
    }
}
