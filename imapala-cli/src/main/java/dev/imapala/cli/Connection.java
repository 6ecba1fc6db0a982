package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.output.Failure;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.ListMailboxes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connection of a command, logged in. */
final class Connection implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 2;

    private final ImapClient client;
    private final ExecutorService callbacks;
    private final ImapSession commands;
    private final BlockingSession session;
    private final MailboxAddress address;
    private final ServerProblems problems;
    private final Observer observer;
    private final Connector connector;

    Connection(
            ImapClient client,
            ExecutorService callbacks,
            ImapSession session,
            MailboxAddress address,
            Observer observer,
            Connector connector) {
        this.client = client;
        this.callbacks = callbacks;
        this.commands = session;
        this.session = session.blocking();
        this.address = address;
        this.problems = new ServerProblems(address);
        this.observer = observer;
        this.connector = connector;
    }

    /** Returns where the mailbox is. */
    MailboxAddress address() {
        return address;
    }

    /**
     * Makes another connection like this one, for {@code mailbox}.
     *
     * @throws Failure if that is not possible
     */
    Connection another(String mailbox) {
        return connector.in(mailbox).connect();
    }

    /** Returns what to say when something goes wrong. */
    ServerProblems problems() {
        return problems;
    }

    /** Returns what sends commands and waits for each. */
    BlockingSession session() {
        return session;
    }

    /** Returns what sends commands without waiting, so that many are under way together. */
    ImapSession commands() {
        return commands;
    }

    /** Tells whether the server offers {@code capability}. */
    boolean has(Capability capability) {
        return session.capabilities().has(capability);
    }

    /** Tells whether the server knows IMAP4rev2 and nothing older. */
    boolean speaksRev2Only() {
        return has(Capability.IMAP4REV2) && !has(Capability.IMAP4REV1);
    }

    /** Tells whether the server tells news by itself. */
    boolean hasIdle() {
        return has(Capability.IDLE);
    }

    /** Returns how many messages of the mailbox are unseen; null if the server does not say. */
    @Nullable
    Long unseen() {
        try {
            return session.status(address.mailbox(), StatusItem.UNSEEN)
                    .find(StatusItem.UNSEEN)
                    .orElse(null);
        } catch (CommandFailedException e) {
            return null;
        }
    }

    /**
     * Opens the mailbox to read only.
     *
     * @throws Failure if it is missing or cannot be opened
     */
    BlockingMailbox examine() {
        return examine(address.mailbox());
    }

    /**
     * Opens the mailbox named {@code name} to read only.
     *
     * @throws Failure if it is missing or cannot be opened
     */
    BlockingMailbox examine(String name) {
        try {
            return session.examine(name);
        } catch (CommandFailedException e) {
            throw problems.opening(e, name, mailboxes());
        }
    }

    /**
     * Opens the mailbox to change it.
     *
     * @throws Failure if it is missing, or can be read only
     */
    BlockingMailbox select() {
        BlockingMailbox mailbox;
        try {
            mailbox = session.select(address.mailbox());
        } catch (CommandFailedException e) {
            throw problems.opening(e, address.mailbox(), mailboxes());
        }
        if (mailbox.state().readOnly()) {
            throw problems.readOnly();
        }
        return mailbox;
    }

    /**
     * Makes sure that there is a mailbox named {@code mailbox}, which is not the one that is open.
     *
     * @throws Failure if there is not
     */
    void require(String mailbox) {
        try {
            session.status(mailbox, StatusItem.UIDNEXT);
        } catch (CommandFailedException e) {
            throw problems.opening(e, mailbox, mailboxes());
        }
    }

    /**
     * Makes sure that there is a mailbox named {@code mailbox}.
     *
     * @param create whether to make it
     * @throws Failure if there is none
     */
    void requireOrCreate(String mailbox, boolean create) {
        try {
            require(mailbox);
        } catch (Failure missing) {
            if (!create) {
                throw new Failure(missing.code(), missing.message(), missing.hint() + "; --create makes it", missing);
            }
            session.create(mailbox);
        }
    }

    /** Returns how many octets a message for {@code mailbox} may have, as far as the server tells (RFC 7889 section 2). */
    long appendLimit(String mailbox) {
        OptionalLong limit = session.capabilities().appendLimit();
        if (limit.isEmpty() && has(Capability.APPENDLIMIT)) {
            limit = session.status(mailbox, StatusItem.APPENDLIMIT)
                    .find(StatusItem.APPENDLIMIT)
                    .orElse(OptionalLong.empty());
        }
        return limit.orElse(Long.MAX_VALUE);
    }

    /** Returns the name of the mailbox for deleted messages, if the server has one (RFC 6154 section 2). */
    Optional<String> trash() {
        boolean asks = has(Capability.LIST_EXTENDED) && has(Capability.SPECIAL_USE);
        ListMailboxes all = ListMailboxes.all();
        return session.list(asks ? all.returning(ListMailboxes.Return.SPECIAL_USE) : all).stream()
                .filter(listed -> listed.is(MailboxAttribute.TRASH) && listed.isSelectable())
                .map(listed -> listed.name().text())
                .findFirst();
    }

    /** Describes why {@code mailbox} cannot be opened. */
    Failure notOpened(String mailbox, CommandFailedException e) {
        return problems.opening(e, mailbox, mailboxes());
    }

    /** Shows what goes over the wire from now on, or shows it no more. */
    void trace(boolean wanted) {
        observer.trace(wanted);
    }

    /** Describes why the server does not tell the status of {@code mailbox}. */
    Failure noStatus(String mailbox, CommandFailedException e) {
        return problems.asking(e, mailbox, mailboxes());
    }

    /** Returns the mailboxes that there are, for hints; none if the server does not tell. */
    private List<ListedMailbox> mailboxes() {
        try {
            return session.list(ListMailboxes.all());
        } catch (CommandFailedException e) {
            return List.of();
        }
    }

    /** Says goodbye, if the server listens, and ends everything. */
    @Override
    public void close() {
        if (session.isOpen()) {
            sayGoodbye();
        }
        end(client, callbacks);
    }

    /** A server that does not answer must not keep the command from ending. */
    private void sayGoodbye() {
        Thread farewell = new Thread(this::logOut, "imapala-farewell");
        farewell.setDaemon(true);
        farewell.start();
        try {
            farewell.join(TimeUnit.SECONDS.toMillis(FAREWELL_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void logOut() {
        try {
            session.logout();
        } catch (ImapException e) {
            // everything was done before, and the connection ends either way
        }
    }

    /** Ends {@code client}, and lets {@code callbacks} tell what they have to tell. */
    static void end(ImapClient client, ExecutorService callbacks) {
        client.close();
        callbacks.shutdown();
        try {
            if (!callbacks.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                callbacks.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
