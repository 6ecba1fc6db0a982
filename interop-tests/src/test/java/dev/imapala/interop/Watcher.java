package dev.imapala.interop;

import dev.imapala.client.ImapClient;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Watches the INBOX of a user by IDLE, in a connection and a client of its own. */
final class Watcher implements AutoCloseable {
    private final BlockingQueue<MailboxEvent> events = new LinkedBlockingQueue<>();
    private final ImapClient client;
    private final Trace trace;
    private final SelectedMailbox mailbox;
    private final CompletableFuture<Void> watching;

    private Watcher(ServerUnderTest server, User user) {
        trace = new Trace();
        client = Scenario.newClient(server, trace);
        mailbox = Scenario.await(
                client.connect(server.tls(), user.credentials()).thenCompose(session -> session.select("INBOX")));
        watching = mailbox.idle().forEach(events::add);
    }

    /** Begins to watch, and returns when the server will tell news. */
    static Watcher watch(ServerUnderTest server, User user) {
        Watcher watcher = new Watcher(server, user);
        Scenario.await(CompletableFuture.anyOf(watcher.trace.idling(), watcher.watching));
        return watcher;
    }

    /** Returns the next event of this kind, passing over others. */
    <T extends MailboxEvent> T next(Class<T> kind) {
        MailboxEvent event = next();
        while (!kind.isInstance(event)) {
            event = next();
        }
        return kind.cast(event);
    }

    /** Waits until the mailbox is told to hold {@code count} messages, be it that some events were merged. */
    void awaitCount(long count) {
        MailboxEvent event = next();
        while (!event.equals(new MailboxEvent.Exists(count)) && !event.equals(new MailboxEvent.Resync(count))) {
            event = next();
        }
    }

    private MailboxEvent next() {
        try {
            MailboxEvent event = events.poll(Scenario.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no news came in " + Scenario.DEADLINE);
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns what is being watched. */
    SelectedMailbox mailbox() {
        return mailbox;
    }

    /** Returns what was said meanwhile. */
    Trace trace() {
        return trace;
    }

    /** Completes when watching ends; cancel it to end watching. */
    CompletableFuture<Void> watching() {
        return watching;
    }

    @Override
    public void close() {
        client.close();
    }
}
