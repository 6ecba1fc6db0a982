package dev.imapala.client.blocking;

import static dev.imapala.client.blocking.Await.await;

import dev.imapala.client.CommandResult;
import dev.imapala.client.CopyResult;
import dev.imapala.client.MailboxChanges;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.MailboxState;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.StoreResult;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** The blocking view of a {@link SelectedMailbox}: see {@link BlockingClient} for how methods wait. */
public final class BlockingMailbox implements AutoCloseable {
    private final SelectedMailbox mailbox;

    /** Makes the view of {@code mailbox}; the same as {@link SelectedMailbox#blocking()}. */
    public BlockingMailbox(SelectedMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Does the same as {@link SelectedMailbox#name()}. */
    public MailboxName name() {
        return mailbox.name();
    }

    /** Does the same as {@link SelectedMailbox#state()}. */
    public MailboxState state() {
        return mailbox.state();
    }

    /** Does the same as {@link SelectedMailbox#isSelected()}. */
    public boolean isSelected() {
        return mailbox.isSelected();
    }

    /** Does the same as {@link SelectedMailbox#newest}. */
    public SeqSet newest(int count) {
        return mailbox.newest(count);
    }

    /** Does the same as {@link SelectedMailbox#all()}. */
    public SeqSet all() {
        return mailbox.all();
    }

    /** Waits for all of {@link SelectedMailbox#fetch}. */
    public List<FetchedMessage> fetch(MessageSet messages, Fetch fetch) {
        return await(mailbox.fetch(messages, fetch).toList());
    }

    /**
     * Gives {@link SelectedMailbox#fetch} message by message, without gathering them. While the loop is at work on one,
     * few more are read, and other commands of the session may have to wait: do not call them inside the loop.
     */
    public BlockingStream<FetchedMessage> fetchStream(MessageSet messages, Fetch fetch) {
        return new BlockingStream<>(mailbox.fetch(messages, fetch));
    }

    /** Gives {@link SelectedMailbox#download(Uid, Section)} as a stream to read from. Close it to stop early. */
    public InputStream download(Uid uid, Section section) {
        return new DownloadInputStream(new BlockingStream<>(mailbox.download(uid, section)));
    }

    /** Gives {@link SelectedMailbox#download(Uid, FetchItem)} as a stream to read from. Close it to stop early. */
    public InputStream download(Uid uid, FetchItem<Bytes> item) {
        return new DownloadInputStream(new BlockingStream<>(mailbox.download(uid, item)));
    }

    /** Waits for {@link SelectedMailbox#changes}. */
    public MailboxChanges changes(UidSet messages, Fetch fetch) {
        return await(mailbox.changes(messages, fetch));
    }

    /** Does the same as {@link SelectedMailbox#resynced()}. */
    public MailboxChanges resynced() {
        return mailbox.resynced();
    }

    /** Waits for {@link SelectedMailbox#copy(MessageSet, String)}. */
    public CopyResult copy(MessageSet messages, String target) {
        return await(mailbox.copy(messages, target));
    }

    /** Waits for {@link SelectedMailbox#copy(MessageSet, MailboxName)}. */
    public CopyResult copy(MessageSet messages, MailboxName target) {
        return await(mailbox.copy(messages, target));
    }

    /** Waits for {@link SelectedMailbox#move(MessageSet, String)}. */
    @Needs("MOVE")
    public CopyResult move(MessageSet messages, String target) {
        return await(mailbox.move(messages, target));
    }

    /** Waits for {@link SelectedMailbox#move(MessageSet, MailboxName)}. */
    @Needs("MOVE")
    public CopyResult move(MessageSet messages, MailboxName target) {
        return await(mailbox.move(messages, target));
    }

    /** Waits for {@link SelectedMailbox#expunge(UidSet)}. */
    @Needs("UIDPLUS")
    public void expunge(UidSet messages) {
        await(mailbox.expunge(messages));
    }

    /** Waits for {@link SelectedMailbox#store}. */
    public StoreResult store(MessageSet messages, Store store) {
        return await(mailbox.store(messages, store));
    }

    /** Waits for {@link SelectedMailbox#search}. */
    public SearchResult search(Search search) {
        return await(mailbox.search(search));
    }

    /** Waits for {@link SelectedMailbox#searchNumbers}. */
    public SearchResult searchNumbers(Search search) {
        return await(mailbox.searchNumbers(search));
    }

    /** Waits for {@link SelectedMailbox#check()}. */
    public void check() {
        await(mailbox.check());
    }

    /** Waits for {@link SelectedMailbox#sort}. */
    @Needs("SORT")
    public SearchResult sort(Sort sort) {
        return await(mailbox.sort(sort));
    }

    /** Waits for {@link SelectedMailbox#sortNumbers}. */
    @Needs("SORT")
    public SearchResult sortNumbers(Sort sort) {
        return await(mailbox.sortNumbers(sort));
    }

    /** Waits for {@link SelectedMailbox#thread}. */
    public MessageThreads thread(ThreadAlgorithm algorithm, Search search) {
        return await(mailbox.thread(algorithm, search));
    }

    /** Waits for {@link SelectedMailbox#threadNumbers}. */
    public MessageThreads threadNumbers(ThreadAlgorithm algorithm, Search search) {
        return await(mailbox.threadNumbers(algorithm, search));
    }

    /** Waits for {@link SelectedMailbox#expunge()}. */
    public void expunge() {
        await(mailbox.expunge());
    }

    /** Gives the events of {@link SelectedMailbox#idle()} one by one. Other commands may be called inside the loop. */
    public BlockingStream<MailboxEvent> idle() {
        return new BlockingStream<>(mailbox.idle());
    }

    /** Does the same as {@link SelectedMailbox#within}. */
    public BlockingMailbox within(Duration limit) {
        return mailbox.within(limit).blocking();
    }

    /** Waits for {@link SelectedMailbox#execute}. */
    public CommandResult execute(Command command) {
        return await(mailbox.execute(command));
    }

    /** Waits for {@link SelectedMailbox#close()}: leaves the mailbox without expunging. */
    @Override
    public void close() {
        await(mailbox.close());
    }

    /** Waits for {@link SelectedMailbox#closeAndExpunge()}. */
    public void closeAndExpunge() {
        await(mailbox.closeAndExpunge());
    }
}
