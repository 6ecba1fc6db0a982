package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.search.Search;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mailbox of a hundred thousand messages. */
class HugeMailboxIT extends Scenario {
    private static final int SIZE = 100_000;
    private static final int FIRST = 1000;
    private static final int SINGLE_FETCHES = 10_000;

    @Test
    void hundredThousandMessagesAreAsGoodAsTen() {
        SelectedMailbox inbox = filled();
        assertThat(inbox.state().exists()).isEqualTo(SIZE);
        assertEveryMessageIsListed(inbox);
        assertSearchesFindAll(inbox);
        assertSingleFetchesAreToldApart(inbox);
        assertFlagsChange(inbox);
        assertThat(trace.complaints()).isEmpty();
    }

    /** The server copies what is there onto itself until there is enough of it. */
    private SelectedMailbox filled() {
        ImapSession session = connect();
        SelectedMailbox inbox = await(session.select("INBOX"));
        IntStream.range(0, FIRST)
                .mapToObj(i -> session.append("INBOX", Append.message(mail("number " + i))))
                .toList()
                .forEach(Scenario::await);
        for (int size = FIRST; size < SIZE; size += Math.min(size, SIZE - size)) {
            SeqSet some = SeqSet.range(1, Math.min(size, SIZE - size));
            await(inbox.execute(new CopyCommand(some, MailboxName.INBOX)));
            await(session.noop());
        }
        return inbox;
    }

    private static void assertEveryMessageIsListed(SelectedMailbox inbox) {
        BitSet numbers = new BitSet();
        await(inbox.fetch(inbox.all(), Fetch.items(FetchItem.UID, FetchItem.FLAGS, FetchItem.RFC822_SIZE))
                .forEach(message -> numbers.set((int) message.sequenceNumber())));
        assertThat(numbers.nextClearBit(1)).isEqualTo(SIZE + 1);
        assertThat(numbers.cardinality()).isEqualTo(SIZE);
    }

    private static void assertSearchesFindAll(SelectedMailbox inbox) {
        assertThat(await(inbox.search(Search.all())).all()).satisfies(all -> {
            assertThat(all).isNotNull();
            assertThat(all.count()).isEqualTo(SIZE);
        });
        List<CompletableFuture<Long>> counts = IntStream.range(0, 10)
                .mapToObj(i -> inbox.search(Search.all().returning(Search.Return.COUNT))
                        .thenApply(found -> found.count()))
                .toList();
        assertThat(counts).allSatisfy(count -> assertThat(await(count)).isEqualTo(SIZE));
    }

    /** As many commands as messages, and a thousand of them under way at a time. */
    private static void assertSingleFetchesAreToldApart(SelectedMailbox inbox) {
        List<Long> uids = uids(inbox);
        Fetch what = Fetch.items(FetchItem.UID, FetchItem.FLAGS);
        List<CompletableFuture<List<FetchedMessage>>> fetches = uids.stream()
                .map(uid -> inbox.fetch(UidSet.of(uid), what).toList())
                .toList();
        for (int i = 0; i < uids.size(); i++) {
            assertThat(await(fetches.get(i)))
                    .extracting(message -> message.get(FetchItem.UID).value())
                    .containsOnly(uids.get(i));
        }
    }

    private static List<Long> uids(SelectedMailbox inbox) {
        List<Long> uids = new ArrayList<>();
        SeqSet some = SeqSet.range(SIZE - SINGLE_FETCHES + 1, SIZE);
        await(inbox.fetch(some, Fetch.items(FetchItem.UID))
                .forEach(message -> uids.add(message.get(FetchItem.UID).value())));
        assertThat(uids).hasSize(SINGLE_FETCHES);
        return uids;
    }

    private static void assertFlagsChange(SelectedMailbox inbox) {
        await(inbox.store(SeqSet.range(1, 10_000), Store.add(Flag.FLAGGED).silent()));
        assertThat(await(inbox.search(Search.flagged(Flag.FLAGGED))).all()).satisfies(all -> {
            assertThat(all).isNotNull();
            assertThat(all.count()).isEqualTo(10_000);
        });
        assertThat(await(
                        inbox.fetch(inbox.newest(1), Fetch.items(FetchItem.UID)).toList()))
                .extracting(message -> message.get(FetchItem.UID))
                .doesNotContain(Uid.of(1));
    }
}
