package dev.imapala.testserver;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.testserver.fault.Faults;
import dev.imapala.testserver.internal.session.ServerSettings;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.Accounts;
import dev.imapala.testserver.internal.store.QuotaLimits;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import dev.imapala.testserver.mail.GeneratedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP server in memory, on the loopback interface, for tests and demonstrations. It speaks IMAP4rev1 and IMAP4rev2 on
 * two ports: one plain with STARTTLS, one with TLS from the first octet.
 *
 * <pre>
 * try (ImapTestServer server = ImapTestServer.builder().user("ann", "secret").start()) {
 *     server.deliver("ann", "INBOX", Bytes.of("Subject: hello\r\n\r\nworld\r\n"));
 *     ...
 * }
 * </pre>
 *
 * <p>Safe for use by several threads. {@link #close()} ends all sessions and threads.
 *
 * @since 0.1
 */
public final class ImapTestServer implements AutoCloseable {
    private final ServerSettings settings;
    private final @Nullable ServerCertificate certificate;
    private final InetAddress address;
    private final SessionRegistry sessions;
    private final Listener plain;
    private final Listener tls;

    ImapTestServer(ImapTestServerBuilder builder) {
        this.settings = builder.settings();
        this.certificate = builder.certificate();
        this.address = InetAddress.getLoopbackAddress();
        this.sessions = new SessionRegistry();
        try {
            this.plain = new Listener(address, builder.port(), false, settings, sessions);
            this.tls = openTls(builder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen: " + e.getMessage() + "; port 0 takes any that is free", e);
        }
    }

    private Listener openTls(ImapTestServerBuilder builder) throws IOException {
        try {
            return new Listener(address, builder.tlsPort(), true, settings, sessions);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** Returns a builder. Add a user to it, and start it. */
    public static ImapTestServerBuilder builder() {
        return new ImapTestServerBuilder();
    }

    /** Returns the host to connect to: {@code localhost}, for which the certificate is made. */
    public String host() {
        return "localhost";
    }

    /** Returns the port without TLS, where STARTTLS may follow. */
    public int port() {
        return plain.port();
    }

    /** Returns the port with TLS from the first octet. */
    public int tlsPort() {
        return tls.port();
    }

    /**
     * Returns the certificate of the server, and its authority for clients to trust.
     *
     * @throws IllegalStateException if the server was built with an SSLContext of somebody else
     */
    public ServerCertificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("the server was built with an SSLContext, not with a ServerCertificate");
        }
        return certificate;
    }

    /** Returns what goes wrong on purpose. */
    public Faults faults() {
        return settings.faults();
    }

    /**
     * Adds a user with an INBOX, and Archive, Drafts, Junk, Sent and Trash.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public void addUser(String user, String password) {
        settings.accounts().add(user, Secret.of(password));
    }

    /**
     * Lets the user log in by XOAUTH2 and OAUTHBEARER with these tokens from now on, and with no others.
     *
     * @throws NoSuchElementException if there is no such user
     */
    public void setTokens(String user, String... tokens) {
        account(user).setTokens(Arrays.stream(tokens).map(Secret::of).collect(Collectors.toSet()));
    }

    /**
     * Makes a mailbox, to which the user is subscribed; a {@code /} in its name separates levels.
     *
     * @param attributes what it is for, such as {@link MailboxAttribute#SENT}
     * @throws NoSuchElementException if there is no such user
     * @throws IllegalArgumentException if there is one of that name
     */
    public void createMailbox(String user, String mailbox, MailboxAttribute... attributes) {
        Account account = account(user);
        account.create(MailboxName.of(mailbox), new LinkedHashSet<>(List.of(attributes)));
        account.subscribe(MailboxName.of(mailbox));
    }

    /**
     * Returns the names that a user is subscribed to.
     *
     * @throws NoSuchElementException if there is no such user
     */
    public List<MailboxName> subscriptions(String user) {
        return account(user).subscriptions();
    }

    /**
     * Puts a message into a mailbox, without flags and dated now. Clients that idle on it are told at once, others that
     * have it selected with their next command.
     *
     * @throws NoSuchElementException if there is no such user or mailbox
     */
    public Uid deliver(String user, String mailbox, Bytes message) {
        return deliver(user, mailbox, message, Set.of(), InternalDate.of(OffsetDateTime.now(ZoneOffset.UTC)));
    }

    /**
     * Puts a message into a mailbox, and tells clients like {@link #deliver(String, String, Bytes)}.
     *
     * @throws NoSuchElementException if there is no such user or mailbox
     */
    public Uid deliver(String user, String mailbox, Bytes message, Set<Flag> flags, InternalDate date) {
        return Uid.of(find(user, mailbox).append(message, flags, date).uid());
    }

    /**
     * Puts a generated message into a mailbox with its flags and date.
     *
     * @throws NoSuchElementException if there is no such user or mailbox
     */
    public Uid deliver(String user, String mailbox, GeneratedMessage message) {
        return deliver(user, mailbox, message.bytes(), message.flags(), message.internalDate());
    }

    /**
     * Gives a message just these flags, as if another client did.
     *
     * @throws NoSuchElementException if there is no such user, mailbox or message
     */
    public void setFlags(String user, String mailbox, Uid uid, Flag... flags) {
        StoredMailbox found = find(user, mailbox);
        StoredMessage message = found.snapshot().messages().stream()
                .filter(candidate -> candidate.uid() == uid.value())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no message with UID " + uid + " in " + mailbox));
        found.changeFlags(message, old -> new LinkedHashSet<>(List.of(flags)), null);
    }

    /**
     * Removes messages, as if another client did; UIDs that do not exist are passed over.
     *
     * @return how many were removed
     * @throws NoSuchElementException if there is no such user or mailbox
     */
    public int expunge(String user, String mailbox, UidSet uids) {
        return find(user, mailbox)
                .expunge(message -> uids.numbers().contains(message.uid()))
                .size();
    }

    /**
     * Returns what a mailbox holds now.
     *
     * @throws NoSuchElementException if there is no such user or mailbox
     */
    public MailboxView mailbox(String user, String mailbox) {
        StoredMailbox found = find(user, mailbox);
        StoredMailbox.Snapshot snapshot = found.snapshot();
        List<MessageView> messages = snapshot.messages().stream()
                .map(message -> new MessageView(
                        Uid.of(message.uid()), message.flags(), message.internalDate(), message.content()))
                .toList();
        return new MailboxView(found.name(), found.uidValidity(), snapshot.uidNext(), messages);
    }

    /**
     * Returns the names of a user's mailboxes, INBOX first.
     *
     * @throws NoSuchElementException if there is no such user
     */
    public List<MailboxName> mailboxes(String user) {
        return account(user).mailboxes().stream().map(StoredMailbox::name).toList();
    }

    /**
     * Limits what a user may have: messages beyond are refused with OVERQUOTA. What is not among {@code limits} is not
     * limited any more. Known are STORAGE, in units of 1,024 octets, MESSAGE and MAILBOX.
     *
     * @throws NoSuchElementException if there is no such user
     * @throws IllegalArgumentException if a limit is negative or of something else
     */
    public void limit(String user, Map<QuotaResource, Long> limits) {
        QuotaLimits quota = account(user).quotaLimits();
        SetQuotaCommand checked = new SetQuotaCommand(quota.root(), limits);
        if (!QuotaLimits.RESOURCES.containsAll(limits.keySet())) {
            throw new IllegalArgumentException("only " + QuotaLimits.RESOURCES + " can be limited, not " + limits);
        }
        quota.replace(checked.limits());
    }

    /**
     * Lets a user do just this with one of his mailboxes, and see and administer it in any case. What he has no right to
     * is refused with NOPERM.
     *
     * @throws NoSuchElementException if there is no such user or mailbox
     */
    public void restrict(String user, String mailbox, Rights rights) {
        find(user, mailbox).accessRights().change(user, before -> rights.resolved());
    }

    private StoredMailbox find(String user, String mailbox) {
        return account(user)
                .find(MailboxName.of(mailbox))
                .orElseThrow(() -> new NoSuchElementException(
                        user + " has no mailbox " + mailbox + "; createMailbox(...) makes one"));
    }

    private Account account(String user) {
        return settings.accounts()
                .find(user)
                .orElseThrow(() -> new NoSuchElementException("no user " + user + "; there are "
                        + settings.accounts().users() + ", and addUser(...) adds one"));
    }

    /** Returns the users, for another server to share. */
    Accounts accounts() {
        return settings.accounts();
    }

    /** Returns the sessions that are open, oldest first. */
    public List<SessionView> sessions() {
        return sessions.views();
    }

    /**
     * Waits until the open sessions are as wanted, such as {@code all -> all.stream().anyMatch(SessionView::idling)}.
     *
     * @return false if they were not within {@code patience}
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitSessions(Predicate<List<SessionView>> wanted, Duration patience) throws InterruptedException {
        return sessions.await(wanted, patience);
    }

    /** Returns what was said in the session that began last; nothing if there was none. */
    public Transcript transcript() {
        return sessions.lastTranscript();
    }

    /** Ends all sessions, releases all faults, and waits until all threads have ended. */
    @Override
    public void close() {
        plain.close();
        tls.close();
        sessions.abort(); // before the faults end, or a stalled session would go on to its answer
        faults().clear();
        sessions.join();
    }

    /** Returns the ports and the users. */
    @Override
    public String toString() {
        return "ImapTestServer[" + host() + ", port " + port() + ", TLS port " + tlsPort() + ", users "
                + settings.accounts().users() + "]";
    }
}
