package dev.imapala.cli;

import dev.imapala.cli.account.MailboxAddress;
import dev.imapala.cli.account.Security;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Report;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.Secret;
import dev.imapala.testserver.ImapTestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A server, a client that checks and watches its mailbox, and somebody who sends a message meanwhile. */
final class Demo {
    private static final String USER = "ann";
    private static final String MAILBOX = "INBOX";
    private static final int NEWEST = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Report report;
    private final boolean trace;
    private final Clock clock;
    private final Secret password = Secret.of(UUID.randomUUID().toString());
    private final Consumer<ImapTestServer> preparation;

    Demo(Report report, boolean trace, Clock clock) {
        this(report, trace, clock, server -> {});
    }

    /** Makes a demo whose server is prepared by {@code preparation} before anybody connects. */
    Demo(Report report, boolean trace, Clock clock, Consumer<ImapTestServer> preparation) {
        this.report = report;
        this.trace = trace;
        this.clock = clock;
        this.preparation = preparation;
    }

    /**
     * Shows everything.
     *
     * @throws Failure if that does not work, or takes longer than {@code limit}
     */
    void run(Duration limit) {
        ExecutorService stage = Executors.newSingleThreadExecutor(work -> daemon(work, "imapala-demo"));
        Future<?> show = stage.submit(this::show);
        try {
            show.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow("the demo has not ended within " + limit.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooSlow("the demo was interrupted");
        } finally {
            stage.shutdownNow();
        }
    }

    private static RuntimeException failed(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        return new IllegalStateException("the demo failed", e.getCause());
    }

    private static Failure tooSlow(String message) {
        return new Failure(ExitCode.INTERNAL, message, "try it again; demo --trace shows how far it came");
    }

    private void show() {
        report.step("starting an IMAP server in this process, with sample mail");
        try (ImapTestServer server =
                ImapTestServer.builder().user(USER, revealed()).start()) {
            DemoMail.fill(server, USER, MAILBOX, clock.instant());
            preparation.accept(server);
            MailboxAddress address = new MailboxAddress(Security.TLS, USER, server.host(), server.tlsPort(), MAILBOX);
            report.step("connecting to " + address + " and trusting its certificate only");
            try (Connection connection = connector(address, server).connect()) {
                checkAndWatch(connection, server);
            } catch (ImapException e) {
                throw new ServerProblems(address).working(e);
            }
        }
        report.step("that was all; \"imapala check --help\" tells how to look at your own mailbox");
    }

    private String revealed() {
        return password.reveal().text();
    }

    private Connector connector(MailboxAddress address, ImapTestServer server) {
        Connector connector = new Connector(address, PATIENCE, report)
                .as(password)
                .trusting(server.certificate().authority());
        return trace ? connector.tracing() : connector;
    }

    private void checkAndWatch(Connection connection, ImapTestServer server) {
        OpenMailbox mailbox = OpenMailbox.open(connection, report);
        mailbox.listNewest(NEWEST);
        report.step("watching the mailbox with IDLE, while somebody else sends a message");
        daemon(() -> deliverToWatcher(server), "imapala-demo-sender").start();
        new Watcher(mailbox, report, new AtomicLong(1)).watch();
    }

    /** If nobody watches in time, the watcher runs into the limit, which says so. */
    private void deliverToWatcher(ImapTestServer server) {
        try {
            if (server.awaitSessions(
                    all -> all.stream().anyMatch(session -> session.isIdlingOn(USER, MAILBOX)), PATIENCE)) {
                server.deliver(USER, MAILBOX, DemoMail.news(clock.instant()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
