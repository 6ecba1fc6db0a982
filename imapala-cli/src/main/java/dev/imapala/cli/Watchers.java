package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.client.ImapException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/** Watches several mailboxes, each on a connection of its own, until one of the watches ends. */
final class Watchers implements AutoCloseable {
    private record Watch(Connection connection, Watcher watcher) {}

    private final Report report;
    private final AtomicLong left;
    private final List<Watch> watches = new ArrayList<>();
    private final List<Connection> own = new ArrayList<>();

    /** Makes watchers that end when no new messages are {@code left} to be told of. */
    Watchers(Report report, AtomicLong left) {
        this.report = report;
        this.left = left;
    }

    /** Adds the mailbox of {@code connection}, which stays the caller's. */
    void add(Connection connection) {
        Report about = report.about(connection.address().mailbox());
        OpenMailbox mailbox = OpenMailbox.open(connection, about);
        watches.add(new Watch(connection, new Watcher(mailbox, about, left)));
    }

    /** Adds the mailbox of {@code connection}, which is closed in the end. */
    void addOwn(Connection connection) {
        own.add(connection);
        add(connection);
    }

    /**
     * Watches until enough messages have come.
     *
     * @throws Failure if one of the connections is lost, with its mailbox in the message
     */
    void watch() {
        CompletableFuture<?> first = new CompletableFuture<>();
        for (Watch watch : watches) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            watch.watcher.watch();
                            first.complete(null);
                        } catch (ImapException e) {
                            first.completeExceptionally(lost(watch.connection, e));
                        } catch (RuntimeException | Error e) {
                            first.completeExceptionally(e);
                        }
                    },
                    "imapala-watcher");
            thread.setDaemon(true);
            thread.start();
        }
        try {
            first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    private static Failure lost(Connection connection, ImapException e) {
        Failure failure = connection.problems().working(e);
        return new Failure(
                failure.code(),
                "watching " + connection.address().mailbox() + ": " + failure.message(),
                failure.hint(),
                e);
    }

    @Override
    public void close() {
        own.forEach(Connection::close);
    }
}
