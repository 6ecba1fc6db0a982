package dev.imapala.benchmarks.clients;

import dev.imapala.benchmarks.ImapalaReader;
import dev.imapala.client.ImapClient;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;

/** Imapala by its blocking view, one command after the other. */
final class ImapalaBlockingWork implements Work {
    private final Workload workload;
    private final int count;
    private final ImapClient client;
    private final BlockingSession session;
    private final BlockingMailbox mailbox;

    private ImapalaBlockingWork(Workload workload, int count, ImapClient client, BlockingSession session) {
        this.workload = workload;
        this.count = count;
        this.client = client;
        this.session = session;
        mailbox = session.select("INBOX");
    }

    static ImapalaBlockingWork open(Workload workload, int port, int count) {
        ImapClient client = ImapClient.create();
        return new ImapalaBlockingWork(
                workload,
                count,
                client,
                client.blocking().connect(ImapalaWork.address(port), ImapalaWork.credentials()));
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 1; i <= count; i++) {
            sum += switch (workload) {
                case NOOPS -> noop();
                case UID_FETCHES -> single(Uid.of(Answers.UID_BASE + i));
                default -> throw new IllegalArgumentException(workload + " is not for this peer");
            };
        }
        return sum;
    }

    private long noop() {
        session.noop();
        return 1;
    }

    private long single(Uid uid) {
        return ImapalaReader.values(
                mailbox.fetch(UidSet.of(uid), ImapalaWork.SIMPLE).get(0));
    }

    @Override
    public void close() {
        session.close();
        client.close();
    }
}
