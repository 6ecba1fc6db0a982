package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.ListMailboxes;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What the scenarios share: a client of their own, a user of their own, and a deadline for everything. */
abstract class Scenario {
    /** How long anything may take; only a failure ever takes as long. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    final ServerUnderTest server = ServerUnderTest.current();
    final Trace trace = new Trace();
    final ImapClient client = newClient(server, trace);
    final User user = server.newUser();

    /** Returns a client that trusts the server, and tells {@code trace}. */
    static ImapClient newClient(ServerUnderTest server, Trace trace) {
        return builder(server, trace).build();
    }

    /** Returns what makes a client that trusts the server, and tells {@code trace}. */
    static ImapClient.Builder builder(ServerUnderTest server, Trace trace) {
        return ImapClient.builder()
                .trust(server.authorities().toArray(X509Certificate[]::new))
                .listener(trace)
                .callbackExecutor(trace.calls());
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    /** Returns what {@code future} completes with, or throws what it fails with. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("nothing came in " + DEADLINE, e);
        }
    }

    /** Returns what {@code future} fails with, or null if it does not. */
    static @Nullable Throwable failure(CompletableFuture<?> future) {
        return await(future.handle((done, failure) -> Optional.ofNullable(failure)))
                .orElse(null);
    }

    /**
     * Tells whether the server of {@code session} has {@code capability}. If it has not, {@code call} has to fail for
     * that, and there is nothing else to be seen there.
     */
    static boolean offers(ImapSession session, Capability capability, Supplier<CompletableFuture<?>> call) {
        if (session.capabilities().has(capability)) {
            return true;
        }
        assertThat(failure(call.get()))
                .isInstanceOfSatisfying(
                        MissingCapabilityException.class,
                        missing -> assertThat(missing.missing()).contains(capability));
        return false;
    }

    /** Returns a session of this scenario's user. */
    ImapSession connect() {
        return connect(server.tls());
    }

    /** Returns a session of this scenario's user at {@code address}. */
    ImapSession connect(ServerAddress address) {
        return await(client.connect(address, user.credentials()));
    }

    /** Returns the name of a mailbox of the session's user other than the INBOX, which is there from now on. */
    static MailboxName sent(ImapSession session) {
        Optional<Namespace> home = session.capabilities().has(Capability.NAMESPACE)
                ? await(session.namespaces()).home()
                : Optional.empty();
        MailboxName sent = home.map(namespace -> namespace.mailbox("Sent")).orElse(MailboxName.of("Sent"));
        if (await(session.list(ListMailboxes.matching(sent.text()))).isEmpty()) {
            await(session.create(sent));
        }
        return sent;
    }

    /** Returns the INBOX of this scenario's user in a session of its own. */
    SelectedMailbox inbox() {
        return await(connect().select("INBOX"));
    }

    /** Puts messages with these subjects into the INBOX. */
    void deliver(String... subjects) {
        ImapSession session = connect();
        for (String subject : subjects) {
            await(session.append("INBOX", Append.message(mail(subject))));
        }
        await(session.logout());
    }

    /** Returns a short message. */
    static Bytes mail(String subject) {
        return Bytes.of(String.join(
                "\r\n",
                "From: Ann <ann@example.org>",
                "To: Bob <bob@example.org>",
                "Subject: " + subject,
                "Date: Mon, 02 Mar 2026 09:00:00 +0100",
                "Message-ID: <" + subject.hashCode() + "@example.org>",
                "",
                "About " + subject + ".",
                ""));
    }
}
