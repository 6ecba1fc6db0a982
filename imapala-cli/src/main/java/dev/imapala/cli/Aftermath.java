package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.cli.transfer.Journal;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import java.io.IOException;
import java.util.List;

/**
 * Finds out what became of messages that were sent when the connection was lost: those with the same Message-ID, or else of the
 * same size, that have come since the import began and are none of those that are known to be stored.
 */
final class Aftermath {
    private static final long LARGEST_UID = 0xFFFF_FFFFL;

    private final Connection connection;
    private final Journal journal;
    private final Report report;

    Aftermath(Connection connection, Journal journal, Report report) {
        this.connection = connection;
        this.journal = journal;
        this.report = report;
    }

    /** Notes of each of them whether the server has it. */
    void settle() throws IOException {
        List<Journal.Sent> uncertain = journal.uncertain();
        if (uncertain.isEmpty()) {
            return;
        }
        try (BlockingMailbox mailbox = connection.examine()) {
            for (Journal.Sent sent : uncertain) {
                settle(mailbox, sent);
            }
        }
    }

    private void settle(BlockingMailbox mailbox, Journal.Sent sent) throws IOException {
        UidSet found = found(mailbox, sent).subtract(journal.uids());
        if (found.count() <= journal.doneWithoutUid(sent)) {
            journal.refused(sent.key());
            return;
        }
        Uid uid = Uid.of(found.numbers().max());
        journal.done(sent.key(), uid);
        if (sent.messageId().isEmpty()) {
            report.warning("when the connection was lost, " + sent.key() + " was on its way; it has no Message-ID, and"
                    + " uid " + uid + " of the same size is taken for it: look at it to be sure");
        }
    }

    private UidSet found(BlockingMailbox mailbox, Journal.Sent sent) {
        long first = Math.min(Math.max(1, journal.target().uidNext()), LARGEST_UID);
        SearchKey since = new SearchKey.In(UidSet.from(first));
        Search search = sent.messageId().isEmpty()
                ? Search.matching(
                        since, new SearchKey.Larger(sent.octets() - 1), new SearchKey.Smaller(sent.octets() + 1))
                : Search.matching(since, new SearchKey.Header("Message-ID", sent.messageId()));
        UidSet found = (UidSet) mailbox.search(search).messages();
        return found.intersect(UidSet.range(first, LARGEST_UID)); // * is the last message, however old
    }
}
