package dev.imapala.client.blocking;

import static dev.imapala.client.blocking.Await.await;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ServerAddress;

/**
 * The blocking view of an {@link ImapClient}. A method waits, and throws what the future would complete with, with the
 * stack trace of the caller. An interrupt cancels what is waited for, keeps the interrupt flag, and throws {@link
 * java.util.concurrent.CancellationException}.
 *
 * <pre>
 * try (ImapClient client = ImapClient.create();
 *         BlockingSession session = client.blocking().connect("imap.example.org", credentials);
 *         BlockingMailbox inbox = session.select("INBOX")) {
 *     for (FetchedMessage message : inbox.fetch(inbox.newest(10), Fetch.items(UID, ENVELOPE))) {
 *         System.out.println(message.get(ENVELOPE).subject());
 *     }
 * }
 * </pre>
 */
public final class BlockingClient implements AutoCloseable {
    private final ImapClient client;

    /** Makes the view of {@code client}; the same as {@link ImapClient#blocking()}. */
    public BlockingClient(ImapClient client) {
        this.client = client;
    }

    /** Waits for {@link ImapClient#connect(String, Credentials)}. */
    public BlockingSession connect(String host, Credentials credentials) {
        return await(client.connect(host, credentials)).blocking();
    }

    /** Waits for {@link ImapClient#connect(ServerAddress, Credentials)}. */
    public BlockingSession connect(ServerAddress address, Credentials credentials) {
        return await(client.connect(address, credentials)).blocking();
    }

    /** Does the same as {@link ImapClient#close()}. */
    @Override
    public void close() {
        client.close();
    }
}
