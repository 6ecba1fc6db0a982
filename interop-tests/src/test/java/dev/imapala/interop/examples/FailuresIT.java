package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsException;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.testserver.fault.Fault;
import dev.imapala.testserver.fault.Moment;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FailuresIT extends ExampleSetting {
    @Test
    void commandFails() throws InterruptedException {
        BlockingSession session = session().blocking();
        // tag::command-failed
        try {
            show(session.select("Missing").state());
        } catch (CommandFailedException e) { // NO or BAD: the session is fine, but no mailbox is selected
            show(e.status() + " to " + e.command());
        }
        show(session.status("INBOX", StatusItem.MESSAGES).get(StatusItem.MESSAGES));
        // end::command-failed
        assertThat(shown(2)).containsExactly("NO to SELECT", "0");
    }

    private void connect(ImapClient client, ServerAddress address, Credentials credentials) {
        // tag::connect-failures
        try (BlockingSession session = client.blocking().connect(address, credentials)) {
            show(session.capabilities());
        } catch (AuthenticationFailedException e) {
            show("wrong user or password");
        } catch (TlsException e) {
            show("no TLS"); // the message names cause and remedy
        } catch (ImapTimeoutException e) {
            show("too slow");
        } catch (ConnectionLostException e) {
            show("no connection");
        } catch (MissingCapabilityException | ProtocolViolationException e) {
            show("no server for us");
        }
        // end::connect-failures
    }

    @Test
    void connectingFails() throws InterruptedException {
        connect(client, address, Credentials.password("ann", "wrong"));
        assertThat(shown(1)).containsExactly("wrong user or password");
        connect(client, ServerAddress.tls(server.host(), server.port()), ann);
        server.faults().on(Moment.greeting(), Fault.close());
        connect(client, address, ann);
        assertThat(shown(2)).allMatch(reason -> reason.startsWith("no "));
    }

    @Test
    void serverFallsSilent() throws InterruptedException {
        deliver("one");
        server.faults().on(Moment.command("FETCH"), Fault.stall());
        X509Certificate authority = server.certificate().authority();
        // tag::time-out
        try (ImapClient impatient = ImapClient.builder()
                .trust(authority)
                .responseSilence(Duration.ofSeconds(2))
                .build()) {
            ImapSession session = impatient.connect(address, ann).join();
            SelectedMailbox inbox = session.select("INBOX").join();
            CompletableFuture<List<FetchedMessage>> messages =
                    inbox.fetch(inbox.all(), Fetch.items(UID)).toList();
            messages.exceptionally(failure -> {
                        show(failure instanceof ImapTimeoutException); // the connection has been closed
                        return List.of();
                    })
                    .join();
            show(session.isOpen());
        }
        // end::time-out
        assertThat(shown(2)).containsExactly("true", "false");
    }

    @Test
    void cancelling() throws InterruptedException {
        deliver("one", "two");
        SelectedMailbox inbox = inbox();
        // tag::cancel
        CompletableFuture<List<FetchedMessage>> unwanted =
                inbox.fetch(inbox.all(), Fetch.items(UID)).toList();
        unwanted.cancel(true); // not sent: never will be; sent: the answer is dropped
        CompletableFuture<Void> next = inbox.fetch(inbox.newest(1), Fetch.items(UID))
                .forEach(message -> show(message.get(UID))); // the connection stays usable
        // end::cancel
        await(next);
        assertThat(shown(1)).containsExactly("2");
        assertThat(unwanted).isCancelled();
    }
}
