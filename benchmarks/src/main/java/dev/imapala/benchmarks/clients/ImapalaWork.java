package dev.imapala.benchmarks.clients;

import dev.imapala.benchmarks.ImapalaReader;
import dev.imapala.client.AppendResult;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ListedMailbox;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.ListMailboxes;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/** Imapala by its asynchronous API: streams are taken element by element, and commands do not wait for each other. */
final class ImapalaWork implements Work {
    static final Fetch SIMPLE =
            Fetch.items(FetchItem.UID, FetchItem.FLAGS, FetchItem.INTERNALDATE, FetchItem.RFC822_SIZE);
    private static final Fetch STRUCTURE =
            Fetch.items(FetchItem.UID, FetchItem.FLAGS, FetchItem.ENVELOPE, FetchItem.BODYSTRUCTURE);
    private static final FetchItem<Bytes> BODY = FetchItem.body(Section.FULL);

    private final Workload workload;
    private final int count;
    private final ImapClient client;
    private final ImapSession session;
    private final SelectedMailbox mailbox;
    private final List<Append> messages;

    private ImapalaWork(Workload workload, int count, ImapClient client, ImapSession session) {
        this.workload = workload;
        this.count = count;
        this.client = client;
        this.session = session;
        mailbox = session.select("INBOX").join();
        messages = workload == Workload.APPEND
                ? Arrays.stream(Messages.all(count))
                        .map(message -> Append.message(Bytes.copyOf(message)))
                        .toList()
                : List.of();
    }

    static ImapalaWork open(Workload workload, int port, int count) {
        ImapClient client = ImapClient.create();
        return new ImapalaWork(
                workload,
                count,
                client,
                client.connect(address(port), credentials()).join());
    }

    static ServerAddress address(int port) {
        return ServerAddress.insecurePlaintext("127.0.0.1", port);
    }

    static Credentials credentials() {
        return Credentials.password("user", Secret.of("password"));
    }

    @Override
    public long run() {
        return switch (workload) {
            case FETCH_SIMPLE -> stream(SIMPLE, ImapalaReader::values);
            case FETCH_STRUCTURE -> stream(STRUCTURE, ImapalaReader::values);
            case BODIES ->
                stream(
                        Fetch.items(FetchItem.UID, BODY),
                        message -> message.get(BODY).size());
            case HUGE_BODY -> download();
            case UID_FETCHES -> singles();
            case APPEND -> append();
            case SEARCH ->
                mailbox.search(Search.all()).join().messages().numbers().stream()
                        .sum();
            case LIST -> list();
            default -> throw new IllegalArgumentException(workload + " is not for this peer");
        };
    }

    private long stream(Fetch fetch, ToLongFunction<FetchedMessage> values) {
        LongAdder sum = new LongAdder();
        mailbox.fetch(SeqSet.range(1, count), fetch)
                .forEach(message -> sum.add(values.applyAsLong(message)))
                .join();
        return sum.sum();
    }

    private long download() {
        LongAdder octets = new LongAdder();
        mailbox.download(Uid.of(Answers.UID_BASE + 1), Section.FULL)
                .forEach(chunk -> octets.add(chunk.remaining()))
                .join();
        return octets.sum();
    }

    private long singles() {
        List<CompletableFuture<List<FetchedMessage>>> answers = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            answers.add(mailbox.fetch(UidSet.of(Uid.of(Answers.UID_BASE + i)), SIMPLE)
                    .toList());
        }
        return answers.stream()
                .mapToLong(answer -> ImapalaReader.values(answer.join().get(0)))
                .sum();
    }

    private long append() {
        return session.append("INBOX", messages).join().stream()
                .mapToLong(ImapalaWork::uid)
                .sum();
    }

    private static long uid(AppendResult result) {
        return result.uid().orElseThrow().value();
    }

    private long list() {
        return session.list(ListMailboxes.matching("*")).join().stream()
                .mapToLong(ImapalaWork::values)
                .sum();
    }

    private static long values(ListedMailbox listed) {
        return (long) listed.name().text().length() + listed.attributes().size();
    }

    @Override
    public void close() {
        session.close();
        client.close();
    }
}
