package dev.imapala.client;

import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.client.internal.engine.AppendTask;
import dev.imapala.client.internal.engine.EnableTask;
import dev.imapala.client.internal.engine.Engine;
import dev.imapala.client.internal.engine.IdTask;
import dev.imapala.client.internal.engine.ListTask;
import dev.imapala.client.internal.engine.LogoutTask;
import dev.imapala.client.internal.engine.LsubTask;
import dev.imapala.client.internal.engine.NamespaceTask;
import dev.imapala.client.internal.engine.NamingTask;
import dev.imapala.client.internal.engine.RawTask;
import dev.imapala.client.internal.engine.Reply;
import dev.imapala.client.internal.engine.SelectTask;
import dev.imapala.client.internal.engine.SimpleTask;
import dev.imapala.client.internal.engine.StatusTask;
import dev.imapala.client.internal.engine.UnauthenticateTask;
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
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CreateCommand;
import dev.imapala.protocol.command.DeleteAclCommand;
import dev.imapala.protocol.command.DeleteCommand;
import dev.imapala.protocol.command.EnableCommand;
import dev.imapala.protocol.command.GetMetadata;
import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.command.ListCommand;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.command.RenameCommand;
import dev.imapala.protocol.command.RightsChange;
import dev.imapala.protocol.command.Select;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.SetAclCommand;
import dev.imapala.protocol.command.SetMetadataCommand;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.command.SubscribeCommand;
import dev.imapala.protocol.command.UnsubscribeCommand;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Quota;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated connection to a server. Commands are sent in the order of the calls; those whose answers can be told
 * apart are under way together.
 *
 * <p>Every future here completes exceptionally with {@link CommandFailedException} if the server says NO or BAD, {@link
 * MissingCapabilityException} if the server lacks what the command needs, and {@link ConnectionLostException} or {@link
 * ProtocolViolationException} if the connection is gone.
 *
 * <p>RFC 9051 section 3.3
 */
public final class ImapSession implements AutoCloseable {
    private final Link link;

    ImapSession(Link link) {
        this.link = link;
    }

    /** Returns what the server said last that it can do. */
    public Capabilities capabilities() {
        return link.session().capabilities();
    }

    /** Returns where the server is. */
    public ServerAddress address() {
        return link.address();
    }

    /** Tells whether the connection was there a moment ago, and the user logged in. */
    public boolean isOpen() {
        return link.isOpen();
    }

    /**
     * Returns what was tolerated of the server so far, and in how many responses, by kind; {@link
     * ImapListener#tolerated} tells of each. {@code docs/quirks.md} says what each of them is.
     */
    public Map<Quirk, Long> quirks() {
        return link.engine().quirks();
    }

    /** Selects the mailbox named {@code mailbox}: see {@link #select(MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<SelectedMailbox> select(String mailbox) {
        return select(MailboxName.of(mailbox));
    }

    /**
     * Selects {@code mailbox}. A mailbox that was selected before is left without expunging, even if this fails.
     *
     * @return completes with the selected mailbox; exceptionally with {@link CommandFailedException} if there is no such
     *     mailbox, and then none is selected
     * RFC 9051 section 6.3.2
     */
    @CheckReturnValue
    public CompletableFuture<SelectedMailbox> select(MailboxName mailbox) {
        return select(new SelectCommand(mailbox, false));
    }

    /** Selects the mailbox named {@code mailbox} to read only: see {@link #examine(MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<SelectedMailbox> examine(String mailbox) {
        return examine(MailboxName.of(mailbox));
    }

    /**
     * Selects {@code mailbox} to read only: nothing in it changes, not even by fetching.
     *
     * @return completes with the selected mailbox; exceptionally as for {@link #select(MailboxName)}
     * RFC 9051 section 6.3.3
     */
    @CheckReturnValue
    public CompletableFuture<SelectedMailbox> examine(MailboxName mailbox) {
        return select(new SelectCommand(mailbox, true));
    }

    /** Selects the mailbox named {@code mailbox} as {@code select} says: see {@link #select(MailboxName, Select)}. */
    @CheckReturnValue
    public CompletableFuture<SelectedMailbox> select(String mailbox, Select select) {
        return select(MailboxName.of(mailbox), select);
    }

    /**
     * Selects {@code mailbox} as {@code select} says: to read only, with mod-sequences, or with what is new since last
     * time, which comes as {@link SelectedMailbox#resynced()}. For that one, QRESYNC has to be enabled: {@link #enable}.
     *
     * @return completes with the selected mailbox; exceptionally as for {@link #select(MailboxName)}
     * RFC 9051 section 6.3.2, RFC 7162 section 3.1.8, RFC 7162 section 3.2.5
     */
    @CheckReturnValue
    public CompletableFuture<SelectedMailbox> select(MailboxName mailbox, Select select) {
        return select(new SelectCommand(mailbox, select));
    }

    private CompletableFuture<SelectedMailbox> select(SelectCommand command) {
        return link.submit(promise -> new SelectTask(
                command, Reply.mapping(promise, selection -> new SelectedMailbox(link.within(null), selection))));
    }

    /**
     * Lists mailboxes: which ones, and what of them, is up to {@code mailboxes}. Their status, if it is asked for, comes
     * with them.
     *
     * @return completes with the mailboxes, in the order of the server; exceptionally with {@link
     *     MissingCapabilityException} if {@code mailboxes} asks for more than the server can do, and then nothing was sent
     * RFC 9051 section 6.3.9, RFC 5819 section 2
     */
    @CheckReturnValue
    public CompletableFuture<List<ListedMailbox>> list(ListMailboxes mailboxes) {
        return link.submit(promise -> new ListTask(new ListCommand(mailboxes), promise));
    }

    /**
     * Lists the names that the user is subscribed to, as IMAP4rev1 does. A server of IMAP4rev2 may not know this; {@link
     * #list} with {@link ListMailboxes.Selection#SUBSCRIBED} tells the same.
     *
     * @param pattern names with {@code *} for any characters and {@code %} for any but the hierarchy delimiter
     * @return completes with the names, in the order of the server; one that has {@code \Noselect} is only above others
     *     that are subscribed to; exceptionally with {@link CommandFailedException} where the server has IMAP4rev2
     *     alone and does not know it
     * @throws IllegalArgumentException if {@code pattern} has a control character or half of a surrogate pair
     * RFC 3501 section 6.3.9
     */
    @CheckReturnValue
    public CompletableFuture<List<MailboxListing>> lsub(String pattern) {
        LsubCommand command = new LsubCommand("", pattern);
        return link.submit(promise -> new LsubTask(command, promise));
    }

    /**
     * Asks which hierarchies of mailboxes there are: the user's own, those of other users, and shared ones.
     *
     * @return completes with them; with none if the server told nothing; exceptionally with {@link
     *     MissingCapabilityException} where the server has no NAMESPACE
     * RFC 9051 section 6.3.10
     */
    @CheckReturnValue
    @Needs("NAMESPACE")
    public CompletableFuture<Namespaces> namespaces() {
        return link.submit(NamespaceTask::new);
    }

    /** Creates the mailbox named {@code mailbox}: see {@link #create(MailboxName, MailboxAttribute...)}. */
    @CheckReturnValue
    public CompletableFuture<CreatedMailbox> create(String mailbox, MailboxAttribute... uses) {
        return create(MailboxName.of(mailbox), uses);
    }

    /**
     * Creates {@code mailbox}, and what is missing above it. The user is not subscribed to it.
     *
     * @param mailbox its name, with the hierarchy delimiter between levels; one at the end says that there will be
     *     mailboxes below
     * @param uses what it is for, such as {@link MailboxAttribute#SENT}; mostly nothing, else the server must have
     *     CREATE-SPECIAL-USE
     * @return completes with what the server told of it; exceptionally with {@link CommandFailedException} and the code
     *     ALREADYEXISTS if there is one, or USEATTR if it cannot be for {@code uses}
     * @throws IllegalArgumentException if a use does not begin with a backslash
     * RFC 9051 section 6.3.4, RFC 6154 section 3
     */
    @CheckReturnValue
    public CompletableFuture<CreatedMailbox> create(MailboxName mailbox, MailboxAttribute... uses) {
        CreateCommand command = new CreateCommand(mailbox, new LinkedHashSet<>(List.of(uses)));
        return link.submit(promise -> NamingTask.of(command, promise));
    }

    /** Deletes the mailbox named {@code mailbox}: see {@link #delete(MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<Void> delete(String mailbox) {
        return delete(MailboxName.of(mailbox));
    }

    /**
     * Deletes {@code mailbox} with all its messages. Mailboxes below it stay, and so does the subscription.
     *
     * @return completes when it is gone; exceptionally with {@link CommandFailedException} and the code NONEXISTENT if
     *     there is no such mailbox, or HASCHILDREN if it is only a level above others
     * RFC 9051 section 6.3.5
     */
    @CheckReturnValue
    public CompletableFuture<Void> delete(MailboxName mailbox) {
        return link.submit(promise -> new SimpleTask(new DeleteCommand(mailbox), null, Promise.done(promise)));
    }

    /** Renames the mailbox named {@code from}: see {@link #rename(MailboxName, MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<MailboxName> rename(String from, String to) {
        return rename(MailboxName.of(from), MailboxName.of(to));
    }

    /**
     * Renames {@code from} and the mailboxes below it. If {@code from} is the INBOX, moves its messages into a new mailbox
     * instead. Subscriptions stay as they are, with the old names.
     *
     * @return completes with the name that the server uses, which may be another form of {@code to}; exceptionally with
     *     {@link CommandFailedException} and the code NONEXISTENT if there is no {@code from}, or ALREADYEXISTS if there is
     *     a mailbox {@code to}
     * RFC 9051 section 6.3.6
     */
    @CheckReturnValue
    public CompletableFuture<MailboxName> rename(MailboxName from, MailboxName to) {
        RenameCommand command = new RenameCommand(from, to);
        return link.submit(promise -> NamingTask.of(command, Reply.mapping(promise, CreatedMailbox::name)));
    }

    /** Subscribes to the mailbox named {@code mailbox}: see {@link #subscribe(MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<Void> subscribe(String mailbox) {
        return subscribe(MailboxName.of(mailbox));
    }

    /**
     * Subscribes to {@code mailbox}.
     *
     * @return completes when the server has noted it; exceptionally with {@link CommandFailedException} if it does not want
     *     to, as some do where there is no such mailbox
     * RFC 9051 section 6.3.7
     */
    @CheckReturnValue
    public CompletableFuture<Void> subscribe(MailboxName mailbox) {
        return link.submit(promise -> new SimpleTask(new SubscribeCommand(mailbox), null, Promise.done(promise)));
    }

    /** Unsubscribes from the mailbox named {@code mailbox}: see {@link #unsubscribe(MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<Void> unsubscribe(String mailbox) {
        return unsubscribe(MailboxName.of(mailbox));
    }

    /**
     * Unsubscribes from {@code mailbox}.
     *
     * @return completes when the server has noted it; exceptionally with {@link CommandFailedException} if it does not
     *     want to
     * RFC 9051 section 6.3.8
     */
    @CheckReturnValue
    public CompletableFuture<Void> unsubscribe(MailboxName mailbox) {
        return link.submit(promise -> new SimpleTask(new UnsubscribeCommand(mailbox), null, Promise.done(promise)));
    }

    /** Asks how the mailbox named {@code mailbox} is: see {@link #status(MailboxName, StatusItem...)}. */
    @CheckReturnValue
    public CompletableFuture<MailboxStatus> status(String mailbox, StatusItem<?>... items) {
        return status(MailboxName.of(mailbox), items);
    }

    /**
     * Asks how {@code mailbox} is, which should not be the selected one.
     *
     * @return completes with what the server said of {@code items}; exceptionally with {@link CommandFailedException}
     *     if there is no such mailbox, and with {@link MissingCapabilityException} if the server lacks what one of the
     *     items needs
     * @throws IllegalArgumentException if there are no items
     * RFC 9051 section 6.3.11
     */
    @CheckReturnValue
    public CompletableFuture<MailboxStatus> status(MailboxName mailbox, StatusItem<?>... items) {
        StatusCommand command = new StatusCommand(mailbox, List.of(items));
        return link.submit(promise -> new StatusTask(command, promise));
    }

    /** Puts a message into the mailbox named {@code mailbox}: see {@link #append(MailboxName, Append)}. */
    @CheckReturnValue
    public CompletableFuture<AppendResult> append(String mailbox, Append append) {
        return append(MailboxName.of(mailbox), append);
    }

    /**
     * Puts a message into {@code mailbox}. One that is an {@link Upload} is read while it is sent, and never in memory as
     * a whole.
     *
     * @return completes with where it went, as far as the server told; exceptionally with {@link CommandFailedException}
     *     and the code TRYCREATE if there is no such mailbox, but it could be created
     * @throws IllegalArgumentException if the message is larger than the server takes, as far as its capabilities tell, or
     *     a STATUS with {@link StatusItem#APPENDLIMIT} did in this session
     * RFC 9051 section 6.3.12, RFC 7889 section 2
     */
    @CheckReturnValue
    public CompletableFuture<AppendResult> append(MailboxName mailbox, Append append) {
        requireSendable(mailbox, append);
        return link.submit(promise -> new AppendTask(new AppendCommand(mailbox, append), promise));
    }

    /** Puts messages into the mailbox named {@code mailbox}: see {@link #append(MailboxName, List)}. */
    @CheckReturnValue
    @Needs("MULTIAPPEND")
    public CompletableFuture<List<AppendResult>> append(String mailbox, List<Append> messages) {
        return append(MailboxName.of(mailbox), messages);
    }

    /**
     * Puts messages into {@code mailbox}: all of them, or none.
     *
     * @return completes with where each of them went, as far as the server told; exceptionally as for {@link
     *     #append(MailboxName, Append)}
     * @throws IllegalArgumentException if there is no message, or one is larger than the server takes, as for {@link
     *     #append(MailboxName, Append)}
     * RFC 3502 section 6.3.11
     */
    @CheckReturnValue
    @Needs("MULTIAPPEND")
    public CompletableFuture<List<AppendResult>> append(MailboxName mailbox, List<Append> messages) {
        AppendCommand command = new AppendCommand(mailbox, messages);
        command.messages().forEach(message -> requireSendable(mailbox, message));
        return link.submit(promise -> AppendTask.ofAll(command, promise));
    }

    private void requireSendable(MailboxName mailbox, Append append) {
        UploadReader.requireUploadable(append);
        long limit = link.session().appendLimit(mailbox);
        if (append.size() > limit) {
            throw new IllegalArgumentException(
                    append + " is too large: the server takes messages of up to " + limit + " octets");
        }
    }

    /** Asks who may do what with the mailbox named {@code mailbox}: see {@link #acl(MailboxName)}. */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Acl> acl(String mailbox) {
        return acl(MailboxName.of(mailbox));
    }

    /**
     * Asks who may do what with {@code mailbox}, which takes the right {@link Rights#ADMINISTER}.
     *
     * @return completes with the rights of each identifier; {@link Rights#withoutObsolete()} is what they mean;
     *     exceptionally with {@link CommandFailedException} if there is no such mailbox, or the user may not do that
     *     (NOPERM), and with {@link MissingCapabilityException} where the server has no ACL
     * RFC 4314 section 3.3
     */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Acl> acl(MailboxName mailbox) {
        return new Administration(link).acl(mailbox);
    }

    /** Asks what the user may do with the mailbox named {@code mailbox}: see {@link #myRights(MailboxName)}. */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Rights> myRights(String mailbox) {
        return myRights(MailboxName.of(mailbox));
    }

    /**
     * Asks what the user may do with {@code mailbox}.
     *
     * @return completes with the rights; {@link Rights#withoutObsolete()} is what they mean; exceptionally with {@link
     *     CommandFailedException} if there is no such mailbox, or the user may not do that (NOPERM), and with {@link
     *     MissingCapabilityException} where the server has no ACL
     * RFC 4314 section 3.5
     */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Rights> myRights(MailboxName mailbox) {
        return new Administration(link).myRights(mailbox);
    }

    /** Asks what can be granted: see {@link #listRights(MailboxName, String)}. */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<GrantableRights> listRights(String mailbox, String identifier) {
        return listRights(MailboxName.of(mailbox), identifier);
    }

    /**
     * Asks what {@code identifier} can be granted on {@code mailbox}.
     *
     * @param identifier the name of a user or a group, or {@code anyone}
     * @return completes with what the identifier always has, and what it can be granted besides; exceptionally with
     *     {@link CommandFailedException} if there is no such mailbox, or the user may not do that (NOPERM), and with
     *     {@link MissingCapabilityException} where the server has no ACL
     * @throws IllegalArgumentException if {@code identifier} is empty or has a control character
     * RFC 4314 section 3.4
     */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<GrantableRights> listRights(MailboxName mailbox, String identifier) {
        return new Administration(link).listRights(mailbox, identifier);
    }

    /** Says what {@code identifier} may do: see {@link #setAcl(MailboxName, String, RightsChange)}. */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Void> setAcl(String mailbox, String identifier, RightsChange change) {
        return setAcl(MailboxName.of(mailbox), identifier, change);
    }

    /**
     * Says what {@code identifier} may do with {@code mailbox}.
     *
     * @param identifier the name of a user or a group, or {@code anyone}; with {@code -} before it for rights to take away
     * @return completes when the rights are changed; exceptionally with {@link CommandFailedException} if there is no
     *     such mailbox, or the user may not do that (NOPERM), and with {@link MissingCapabilityException} where the
     *     server has no ACL
     * @throws IllegalArgumentException if {@code identifier} is empty or has a control character
     * RFC 4314 section 3.1
     */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Void> setAcl(MailboxName mailbox, String identifier, RightsChange change) {
        return done(new SetAclCommand(mailbox, identifier, change));
    }

    /** Forgets what {@code identifier} may do: see {@link #deleteAcl(MailboxName, String)}. */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Void> deleteAcl(String mailbox, String identifier) {
        return deleteAcl(MailboxName.of(mailbox), identifier);
    }

    /**
     * Forgets what {@code identifier} may do with {@code mailbox}.
     *
     * @return completes when the identifier is gone from the list; exceptionally with {@link CommandFailedException} if
     *     there is no such mailbox, or the user may not do that (NOPERM), and with {@link MissingCapabilityException}
     *     where the server has no ACL
     * @throws IllegalArgumentException if {@code identifier} is empty or has a control character
     * RFC 4314 section 3.2
     */
    @CheckReturnValue
    @Needs("ACL")
    public CompletableFuture<Void> deleteAcl(MailboxName mailbox, String identifier) {
        return done(new DeleteAclCommand(mailbox, identifier));
    }

    private CompletableFuture<Void> done(Command command) {
        return link.submit(promise -> new SimpleTask(command, null, Promise.done(promise)));
    }

    /**
     * Asks for usage and limits of a quota root.
     *
     * @param root its name, as {@link #quotas(MailboxName)} tells it
     * @return completes with the usage and the limits; exceptionally with {@link CommandFailedException} if there is no
     *     such quota root (NONEXISTENT), or the user may not ask, and with {@link MissingCapabilityException} where the
     *     server has no QUOTA
     * @throws IllegalArgumentException if {@code root} has a control character
     * RFC 9208 section 4.1.1
     */
    @CheckReturnValue
    @Needs("QUOTA")
    public CompletableFuture<Quota> quota(String root) {
        return new Administration(link).quota(root);
    }

    /** Asks how much there may be in the mailbox named {@code mailbox}: see {@link #quotas(MailboxName)}. */
    @CheckReturnValue
    @Needs("QUOTA")
    public CompletableFuture<List<Quota>> quotas(String mailbox) {
        return quotas(MailboxName.of(mailbox));
    }

    /**
     * Asks how much there may be in {@code mailbox}, which need not exist: for its quota roots with their usage and limits.
     *
     * @return completes with the quota roots in the order of the server; none if nothing is limited; exceptionally with
     *     {@link CommandFailedException} if the user may not do that, and with {@link MissingCapabilityException} where
     *     the server has no QUOTA
     * RFC 9208 section 4.1.2
     */
    @CheckReturnValue
    @Needs("QUOTA")
    public CompletableFuture<List<Quota>> quotas(MailboxName mailbox) {
        return new Administration(link).quotas(mailbox);
    }

    /**
     * Changes the limits of a quota root, which only administrators may on most servers.
     *
     * @param root its name, as {@link #quotas(MailboxName)} tells it
     * @param limits all limits there are from now on, each 0 to 2^63-1 in the unit of the resource
     * @return completes with the usage and the limits as the server has set them, maybe rounded; exceptionally with
     *     {@link CommandFailedException} if the user may not do that, and with {@link MissingCapabilityException} where
     *     the server has no QUOTASET
     * @throws IllegalArgumentException if {@code root} has a control character, or a limit is negative
     * RFC 9208 section 4.1.3
     */
    @CheckReturnValue
    @Needs("QUOTASET")
    public CompletableFuture<Quota> setQuota(String root, Map<QuotaResource, Long> limits) {
        return new Administration(link).setQuota(new SetQuotaCommand(root, limits));
    }

    /** Asks for annotations of the mailbox named {@code mailbox}: see {@link #metadata(MailboxName, GetMetadata)}. */
    @CheckReturnValue
    @Needs("METADATA")
    public CompletableFuture<Metadata> metadata(String mailbox, GetMetadata wanted) {
        return metadata(MailboxName.of(mailbox), wanted);
    }

    /**
     * Asks for annotations of {@code mailbox}.
     *
     * @return completes with the values of those that are there; exceptionally with {@link CommandFailedException} if
     *     the server refuses, and with {@link MissingCapabilityException} where it has no METADATA
     * RFC 5464 section 4.2
     */
    @CheckReturnValue
    @Needs("METADATA")
    public CompletableFuture<Metadata> metadata(MailboxName mailbox, GetMetadata wanted) {
        return new Administration(link).metadata(mailbox, wanted);
    }

    /**
     * Asks for annotations of the server as a whole.
     *
     * @return completes with the values of those that are there; exceptionally with {@link CommandFailedException} if
     *     the server refuses, and with {@link MissingCapabilityException} where it has neither METADATA-SERVER nor
     *     METADATA
     * RFC 5464 section 4.2
     */
    @CheckReturnValue
    @Needs("METADATA-SERVER")
    public CompletableFuture<Metadata> serverMetadata(GetMetadata wanted) {
        return new Administration(link).metadata(null, wanted);
    }

    /** Annotates the mailbox named {@code mailbox}: see {@link #setMetadata(MailboxName, Map)}. */
    @CheckReturnValue
    @Needs("METADATA")
    public CompletableFuture<Void> setMetadata(String mailbox, Map<MetadataEntry, @Nullable Bytes> values) {
        return setMetadata(MailboxName.of(mailbox), values);
    }

    /**
     * Annotates {@code mailbox}, with all of {@code values} or none.
     *
     * @param values one or more entries and their values: any octets, or null to remove the entry
     * @return completes when the annotations are set; exceptionally with {@link CommandFailedException} and a code such as
     *     {@link dev.imapala.protocol.response.ResponseCode.MetadataMaxSize} if one cannot be
     * @throws IllegalArgumentException if {@code values} is empty
     * RFC 5464 section 4.3
     */
    @CheckReturnValue
    @Needs("METADATA")
    public CompletableFuture<Void> setMetadata(MailboxName mailbox, Map<MetadataEntry, @Nullable Bytes> values) {
        return done(new SetMetadataCommand(mailbox, values));
    }

    /**
     * Annotates the server as a whole, with all of {@code values} or none.
     *
     * @param values one or more entries and their values: any octets, or null to remove the entry
     * @return completes when the annotations are set; exceptionally with {@link CommandFailedException} and a code such
     *     as {@link dev.imapala.protocol.response.ResponseCode.MetadataMaxSize} if one cannot be, and with {@link
     *     MissingCapabilityException} where the server has neither METADATA-SERVER nor METADATA
     * @throws IllegalArgumentException if {@code values} is empty
     * RFC 5464 section 4.3
     */
    @CheckReturnValue
    @Needs("METADATA-SERVER")
    public CompletableFuture<Void> setServerMetadata(Map<MetadataEntry, @Nullable Bytes> values) {
        return done(new SetMetadataCommand(null, values));
    }

    /**
     * Tells the server who the client is, and asks who it is.
     *
     * @param fields names and values, none for NIL
     * @return completes with the names and values that the server gave, maybe none; exceptionally with {@link
     *     CommandFailedException} where the server does not know ID, or does not like what it was told
     * @throws IllegalArgumentException if {@code fields} is not fit for the wire
     * RFC 2971 section 3.1
     */
    @CheckReturnValue
    public CompletableFuture<Map<String, @Nullable String>> id(Map<String, @Nullable String> fields) {
        return link.submit(promise -> new IdTask(new IdCommand(fields), promise));
    }

    /**
     * Tells the server that this client knows {@code capabilities}.
     *
     * @return completes with those that are enabled now and were not before; exceptionally with {@link
     *     MissingCapabilityException} where the server has no ENABLE; what it does not know is not enabled, and no
     *     failure
     * @throws IllegalArgumentException if there are none
     * RFC 9051 section 6.3.1
     */
    @CheckReturnValue
    public CompletableFuture<List<Capability>> enable(Capability... capabilities) {
        EnableCommand command = new EnableCommand(List.of(capabilities));
        return link.submit(promise -> new EnableTask(command, promise));
    }

    /**
     * Does nothing, but lets the server tell its news.
     *
     * @return completes when the server has answered; exceptionally with {@link ConnectionLostException} if the
     *     connection is gone, which is how this can be found out
     * RFC 9051 section 6.1.2
     */
    @CheckReturnValue
    public CompletableFuture<Void> noop() {
        return link.submit(promise -> new SimpleTask(BareCommand.NOOP, null, Promise.done(promise)));
    }

    /**
     * Lets somebody else log in on the same connection, after what was commanded before: saves a new one, with its TLS, to
     * who acts for many users. This session and its mailboxes end when the server has forgotten the user: their calls
     * fail with {@link SessionEndedException} or {@link MailboxDeselectedException} from then on, and send nothing. What
     * was enabled is not any more, compression ends and begins again, and nothing is expunged.
     *
     * <pre>
     * C: a5 UNAUTHENTICATE
     * S: a5 OK Completed
     * C: a6 AUTHENTICATE PLAIN dAB0AHQ=
     * S: a6 OK [CAPABILITY IMAP4rev1 UNAUTHENTICATE] logged in
     * </pre>
     *
     * @return completes with the session of {@code next}; exceptionally with {@link CommandFailedException} if the server
     *     refuses to forget the user, and then this session goes on; or as for {@link ImapClient#connect(ServerAddress,
     *     Credentials)} if it does not let {@code next} in, and then the connection is closed. Cancelling it closes the
     *     connection, unless nothing was sent
     * RFC 8437 section 3
     */
    @CheckReturnValue
    @Needs("UNAUTHENTICATE")
    public CompletableFuture<ImapSession> unauthenticate(Credentials next) {
        return link.submit(promise ->
                new UnauthenticateTask(next, Reply.mapping(promise, state -> new ImapSession(link.of(state)))));
    }

    /**
     * Ends the session after what was commanded before, and closes the connection.
     *
     * @return completes when the connection is closed; what the server says to it does not matter; exceptionally with
     *     {@link ConnectionLostException} if the connection was lost before LOGOUT could be sent
     * RFC 9051 section 6.1.3
     */
    @CheckReturnValue
    public CompletableFuture<Void> logout() {
        return link.submit(promise -> new LogoutTask(Promise.done(promise)));
    }

    /**
     * Sends {@code command} as it is.
     *
     * @return completes with everything that the server answered; exceptionally with {@link CommandFailedException} if
     *     it said NO or BAD, and with {@link MissingCapabilityException} if it lacks what the command needs
     * @throws IllegalArgumentException if the command changes the state of the connection or needs a selected mailbox,
     *     for which there are methods of their own
     * RFC 9051 section 6
     */
    @CheckReturnValue
    public CompletableFuture<CommandResult> execute(Command command) {
        RawCommands.requireNeedsNoMailbox(command);
        return link.submit(promise -> new RawTask(command, null, promise));
    }

    /**
     * Returns this session for calls that have to end within {@code limit}, counted from the call on. One that does not
     * fails with {@link DeadlineExceededException}: if it was not sent, it never is, and if it was, its answer is dropped
     * when it comes; the session stays usable. Where a SELECT was given up, the mailbox that was selected before is no
     * more. A mailbox that is selected this way has no limit of its own: see {@link SelectedMailbox#within}.
     *
     * <pre>
     * session.within(Duration.ofSeconds(5)).status("INBOX", StatusItem.UNSEEN)
     * </pre>
     *
     * @param limit over 0 and up to 365 days
     * @throws IllegalArgumentException if {@code limit} is out of range
     */
    public ImapSession within(Duration limit) {
        return new ImapSession(link.within(ImapClient.Builder.positive(limit)));
    }

    /**
     * Sets how many commands this session may have under way at a time from now on; 1 switches pipelining off. Those that
     * were sent before stay under way.
     *
     * <p>RFC 9051 section 5.5
     *
     * @throws IllegalArgumentException if {@code most} is not positive
     */
    public void commandsInFlight(int most) {
        int checked = positive(most);
        link.loop().execute(running -> running.limitCommandsInFlight(checked));
    }

    static int positive(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("commands in flight are 1 or more, not " + most);
        }
        return most;
    }

    /** Returns the blocking view of this session: the same methods, which wait. */
    public BlockingSession blocking() {
        return new BlockingSession(new ImapSession(link.direct()));
    }

    /**
     * Closes the connection at once, without logging out; also if somebody else is logged in on it by now. What is pending fails with {@link ConnectionLostException}.
     * Closing again does nothing.
     */
    @Override
    public void close() {
        link.loop().execute(Engine::close);
    }
}
