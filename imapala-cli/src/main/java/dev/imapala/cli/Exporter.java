package dev.imapala.cli;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.UID;

import dev.imapala.cli.output.Progress;
import dev.imapala.cli.transfer.Export;
import dev.imapala.cli.transfer.Mail;
import dev.imapala.client.MessageNotFoundException;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches messages into files: many small ones in one FETCH, of which the server sends no more than the files take, and
 * large ones in pieces.
 */
final class Exporter {
    /** Larger messages come in pieces. */
    static final long MOST_IN_MEMORY = 1 << 20;

    private static final FetchItem<Bytes> WHOLE = FetchItem.body(Section.FULL);
    private static final Fetch FACTS = Fetch.items(UID, FLAGS, INTERNALDATE);
    private static final InternalDate LONG_AGO = new InternalDate(0, 0);

    private final BlockingMailbox mailbox;
    private final Export export;
    /** Of the FETCH that is under way. */
    private final Set<Uid> written = new HashSet<>();

    private long messages;
    private long octets;

    Exporter(BlockingMailbox mailbox, Export export) {
        this.mailbox = mailbox;
        this.export = export;
    }

    /** Returns how many messages were written. */
    long messages() {
        return messages;
    }

    /** Returns how many octets they had. */
    long octets() {
        return octets;
    }

    /** Exports {@code uids} in their order, of which those in {@code large} are large. */
    void export(UidSet uids, UidSet large, Progress progress) throws IOException {
        long next = 0;
        for (Uid one : (Iterable<Uid>) large.stream()::iterator) {
            exportSmall(uids.intersect(between(next, one.value() - 1)), progress);
            exportLarge(one, progress);
            next = one.value() + 1;
        }
        exportSmall(uids.intersect(between(next, 0xFFFF_FFFFL)), progress);
    }

    private static UidSet between(long first, long last) {
        return last < Math.max(1, first) ? UidSet.EMPTY : UidSet.range(Math.max(1, first), last);
    }

    private void exportSmall(UidSet uids, Progress progress) throws IOException {
        if (uids.numbers().isEmpty()) {
            return;
        }
        for (UidSet piece : (Iterable<UidSet>) UidPieces.of(uids)::iterator) {
            written.clear();
            try (BlockingStream<FetchedMessage> stream = mailbox.fetchStream(piece, FACTS.and(WHOLE))) {
                for (FetchedMessage message : stream) {
                    put(message, piece, progress);
                }
            }
        }
    }

    /** Passes over what the server tells unasked, and a message that it gives again. */
    private void put(FetchedMessage message, UidSet wanted, Progress progress) throws IOException {
        Optional<Bytes> whole = message.find(WHOLE);
        Optional<Uid> uid = message.find(UID);
        if (whole.isPresent() && uid.isPresent() && wanted.contains(uid.get()) && written.add(uid.get())) {
            export.put(mail(message, uid.get()), whole.get().newInputStream());
            messages++;
            octets += whole.get().size();
            progress.advance(whole.get().size());
        }
    }

    private static Mail mail(FetchedMessage message, Uid uid) {
        return new Mail(
                uid,
                message.find(FLAGS).orElse(Set.of()),
                message.find(INTERNALDATE).orElse(LONG_AGO));
    }

    private void exportLarge(Uid uid, Progress progress) throws IOException {
        List<FetchedMessage> facts = mailbox.fetch(UidSet.of(uid), FACTS);
        if (facts.isEmpty()) {
            return;
        }
        try (Counting whole = new Counting(mailbox.download(uid, WHOLE), progress)) {
            export.put(mail(facts.get(0), uid), whole);
            messages++;
            octets += whole.count;
        } catch (MessageNotFoundException e) {
            // gone since: it is missing in the end
        }
    }

    /** Counts what is read. */
    private static final class Counting extends FilterInputStream {
        private final Progress progress;
        private long count;

        Counting(InputStream octets, Progress progress) {
            super(octets);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            if (read > 0) {
                count += read;
                progress.advance(read);
            }
            return read;
        }
    }
}
