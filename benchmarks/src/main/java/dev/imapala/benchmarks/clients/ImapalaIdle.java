package dev.imapala.benchmarks.clients;

import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Imapala with a thread for input and output for each processor. */
final class ImapalaIdle implements IdleProcess.Opener {
    private static final int AT_A_TIME = 64;

    private final ImapClient client;
    private final ServerAddress address;
    private final Latencies latencies;
    /** The futures of what happens, which is never over; whoever lets go of them may lose them. */
    private final Collection<CompletableFuture<Void>> watched = new ConcurrentLinkedQueue<>();

    ImapalaIdle(int port, @Nullable Path keys, Latencies latencies) throws IOException, GeneralSecurityException {
        ImapClient.Builder builder =
                ImapClient.builder().eventLoopThreads(Runtime.getRuntime().availableProcessors());
        if (keys != null) {
            builder.trust(Keys.certificate(keys));
        }
        client = builder.build();
        address = keys == null ? ImapalaWork.address(port) : ServerAddress.tls("127.0.0.1", port);
        this.latencies = latencies;
    }

    @Override
    public void open(int howMany) throws InterruptedException {
        Semaphore places = new Semaphore(AT_A_TIME);
        List<CompletableFuture<Void>> opened = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            places.acquire();
            opened.add(client.connect(address, ImapalaWork.credentials())
                    .thenCompose((ImapSession session) -> session.select("INBOX"))
                    .thenAccept(this::watch)
                    .whenComplete((done, failure) -> places.release()));
        }
        opened.forEach(CompletableFuture::join);
    }

    private void watch(SelectedMailbox mailbox) {
        watched.add(mailbox.idle().forEach(event -> {
            if (event instanceof MailboxEvent.Exists exists) {
                latencies.exists(exists.count());
            }
        }));
    }

    @Override
    public void close() {
        client.close();
    }
}
