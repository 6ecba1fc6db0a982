package dev.imapala.client;

import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.internal.engine.ChangesTask;
import dev.imapala.client.internal.engine.CloseTask;
import dev.imapala.client.internal.engine.CopyTask;
import dev.imapala.client.internal.engine.DownloadTask;
import dev.imapala.client.internal.engine.ExamineAndCloseTask;
import dev.imapala.client.internal.engine.FetchTask;
import dev.imapala.client.internal.engine.RawTask;
import dev.imapala.client.internal.engine.SearchTask;
import dev.imapala.client.internal.engine.Selection;
import dev.imapala.client.internal.engine.SimpleTask;
import dev.imapala.client.internal.engine.StoreTask;
import dev.imapala.client.internal.engine.ThreadTask;
import dev.imapala.client.internal.engine.Watch;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.MessagesCommand;
import dev.imapala.protocol.command.MoveCommand;
import dev.imapala.protocol.command.SearchCommand;
import dev.imapala.protocol.command.SortCommand;
import dev.imapala.protocol.command.Store;
import dev.imapala.protocol.command.StoreCommand;
import dev.imapala.protocol.command.ThreadCommand;
import dev.imapala.protocol.command.UidExpungeCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchResult;
import dev.imapala.protocol.search.Sort;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The selected mailbox of a session. When another mailbox is selected, or this one is closed, its calls fail with {@link
 * MailboxDeselectedException} and send nothing, so that no command ever meets the wrong mailbox.
 *
 * <p>Every future and stream here fails with {@link CommandFailedException} if the server says NO or BAD, {@link
 * MailboxDeselectedException}, {@link MissingCapabilityException} if the server lacks what the command needs, {@link
 * ResponseTooLargeException} if a part of the answer was over the limits, and {@link ConnectionLostException} or {@link
 * ProtocolViolationException} if the connection is gone.
 *
 * <p>RFC 9051 section 3.3
 */
public final class SelectedMailbox {
    private final Link link;
    private final Selection selection;

    SelectedMailbox(Link link, Selection selection) {
        this.link = link;
        this.selection = selection;
    }

    /** Returns the name. */
    public MailboxName name() {
        return selection.name();
    }

    /** Returns what is known of the mailbox now; after it was left, what was known last. */
    public MailboxState state() {
        return selection.state();
    }

    /** Tells whether the mailbox was selected a moment ago. */
    public boolean isSelected() {
        return selection.isCurrent();
    }

    /**
     * Returns the message sequence numbers of the newest messages, from what is known now; none if the mailbox is empty.
     *
     * @param count how many, 1 or more
     * @throws IllegalArgumentException if {@code count} is not positive
     */
    public SeqSet newest(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the newest are 1 or more, not " + count);
        }
        long exists = state().exists();
        return exists == 0 ? SeqSet.EMPTY : SeqSet.range(Math.max(1, exists - count + 1), exists);
    }

    /** Returns the message sequence numbers of all messages, from what is known now; none if the mailbox is empty. */
    public SeqSet all() {
        long exists = state().exists();
        return exists == 0 ? SeqSet.EMPTY : SeqSet.range(1, exists);
    }

    /**
     * Gets data of messages. For an empty set nothing is sent.
     *
     * @return brings what the server tells of each message, in its order; a message may come more than once or not at
     *     all. Not asking for more stops the whole session: see {@link ImapStream}
     * @throws IllegalArgumentException if VANISHED is asked for: {@link #changes} brings that
     * RFC 9051 section 6.4.5
     */
    @CheckReturnValue
    public ImapStream<FetchedMessage> fetch(MessageSet messages, Fetch fetch) {
        if (fetch.isVanished()) {
            throw new IllegalArgumentException("a stream of messages has no place for what vanished: use changes(...)");
        }
        if (messages.isEmpty()) {
            return link.stream(sink -> new Link.Source(engine -> sink.end(), engine -> {}));
        }
        FetchCommand command = new FetchCommand(messages, withModSeq(fetch));
        return link.stream(sink -> {
            FetchTask task = new FetchTask(command, selection, sink);
            return new Link.Source(engine -> engine.submit(task), engine -> engine.cancel(task));
        });
    }

    /** Some servers leave out the MODSEQ that goes with CHANGEDSINCE, unless it is asked for. */
    private static Fetch withModSeq(Fetch fetch) {
        return fetch.changedSince() == null ? fetch : fetch.and(FetchItem.MODSEQ);
    }

    /**
     * Gets a section of a message in chunks, and leaves {@code \\Seen} alone: see {@link #download(Uid, FetchItem)}.
     *
     * @return brings the octets
     * RFC 9051 section 6.4.5
     */
    @CheckReturnValue
    public ImapStream<ByteBuffer> download(Uid uid, Section section) {
        return download(uid, FetchItem.body(section));
    }

    /**
     * Gets octets of a message in chunks, however many there are: they are never in memory as a whole, and come as fast
     * as they are asked for. The buffers are read-only and the subscriber's.
     *
     * @param item what to get, such as {@code FetchItem.body(Section.FULL)}
     * @return brings the octets; fails with {@link MessageNotFoundException} if there is no such message or section. Not
     *     asking for more stops the whole session, as for {@link #fetch}. After a cancel the rest of the octets, which the
     *     server sends anyway, is read and thrown away before the next answer; {@link ImapSession#close()} is quicker
     * @throws IllegalArgumentException if {@code item} is not a part of a message
     * RFC 9051 section 6.4.5
     */
    @CheckReturnValue
    public ImapStream<ByteBuffer> download(Uid uid, FetchItem<Bytes> item) {
        if (!item.bringsOctets()) {
            throw new IllegalArgumentException(item + " is not a part of a message, such as BODY[]");
        }
        return link.stream(sink -> {
            DownloadTask task = new DownloadTask(uid, item, selection, sink);
            return new Link.Source(engine -> engine.submit(task), engine -> engine.cancel(task));
        });
    }

    /**
     * Gets what has changed since a mod-sequence: the messages that are new or have other flags, and with {@code
     * Fetch.vanished()}, the UIDs of those that are gone. That one needs QRESYNC enabled: {@link ImapSession#enable}. All
     * of it is gathered in memory. For an empty set nothing is sent.
     *
     * <pre>
     * C: a1 UID FETCH 1:* (UID FLAGS MODSEQ) (CHANGEDSINCE 12345 VANISHED)
     * S: * VANISHED (EARLIER) 300:310,405,411
     * S: * 1 FETCH (UID 404 MODSEQ (65402) FLAGS (\Seen))
     * S: a1 OK FETCH completed
     * </pre>
     *
     * @return completes with the changes; exceptionally with {@link MissingCapabilityException} where the server has no
     *     CONDSTORE, or with {@code Fetch.vanished()} no QRESYNC, and with {@link CommandFailedException} if QRESYNC
     *     was not enabled
     * @throws IllegalArgumentException if {@code fetch} has no {@code changedSince}
     * RFC 7162 section 3.1.4.1, RFC 7162 section 3.2.6
     */
    @CheckReturnValue
    public CompletableFuture<MailboxChanges> changes(UidSet messages, Fetch fetch) {
        if (fetch.changedSince() == null) {
            throw new IllegalArgumentException("changes since when? Fetch.items(...).changedSince(...)");
        }
        if (messages.isEmpty()) {
            return CompletableFuture.completedFuture(MailboxChanges.NONE);
        }
        FetchCommand command = new FetchCommand(messages, withModSeq(fetch).and(FetchItem.UID));
        return link.submit(promise -> new ChangesTask(command, selection, promise));
    }

    /**
     * Returns what was new when the mailbox was selected with {@code Select.resync}: what is gone, and what has changed
     * since then. Nothing if it was selected otherwise, or if its UIDVALIDITY was another one: compare {@link
     * MailboxState#uidValidity()}.
     *
     * <p>RFC 7162 section 3.2.5
     */
    public MailboxChanges resynced() {
        return selection.resynced();
    }

    /**
     * Changes flags of messages, or their labels at Gmail. For an empty set nothing is sent.
     *
     * @return completes with the new flags, none if the STORE is silent, and with the messages that were left alone, if
     *     it is only for those unchanged since a mod-sequence; exceptionally with {@link CommandFailedException} if the
     *     mailbox is read-only, or a flag cannot be kept, and with {@link MissingCapabilityException} where the server
     *     has no CONDSTORE and the STORE needs it
     * RFC 9051 section 6.4.6, RFC 7162 section 3.1.3
     */
    @CheckReturnValue
    public CompletableFuture<StoreResult> store(MessageSet messages, Store store) {
        if (messages.isEmpty()) {
            return CompletableFuture.completedFuture(StoreResult.of(List.of()));
        }
        StoreCommand command = new StoreCommand(messages, store);
        return link.submit(promise -> new StoreTask(command, selection, promise));
    }

    /**
     * Looks for messages. A search that returns {@link Search.Return#SAVE} is kept by the server: {@link UidSet#SAVED} and
     * {@link SeqSet#SAVED} are what it found, for FETCH, STORE and the like, until the next one or until
     * the mailbox is left.
     *
     * @return completes with UIDs; exceptionally with {@link CommandFailedException} and the code BADCHARSET if the server
     *     does not know the charset: see {@link Search#encodedIn}
     * RFC 9051 section 6.4.4, RFC 5182 section 2.1
     */
    @CheckReturnValue
    public CompletableFuture<SearchResult> search(Search search) {
        return search(new SearchCommand(search, true));
    }

    /**
     * Looks for messages.
     *
     * @return completes with message sequence numbers, valid until the next EXPUNGE; exceptionally as for {@link
     *     #search(Search)}
     * RFC 9051 section 6.4.4
     */
    @CheckReturnValue
    public CompletableFuture<SearchResult> searchNumbers(Search search) {
        return search(new SearchCommand(search, false));
    }

    private CompletableFuture<SearchResult> search(SearchCommand command) {
        return link.submit(promise -> new SearchTask(command, selection, promise));
    }

    /**
     * Lets the server do its housekeeping for the mailbox; IMAP4rev1. Mostly nothing happens.
     *
     * @return completes when the server has answered; exceptionally with {@link CommandFailedException} where a server of
     *     IMAP4rev2 does not know it
     * RFC 3501 section 6.4.1
     */
    @CheckReturnValue
    public CompletableFuture<Void> check() {
        return link.submit(promise -> new SimpleTask(BareCommand.CHECK, selection, Promise.done(promise)));
    }

    /**
     * Looks for messages and puts them in order.
     *
     * @return completes with UIDs; {@link SearchResult#inOrder()} has them in the order of the criteria; exceptionally
     *     with {@link CommandFailedException} and the code BADCHARSET if the server does not know the charset, and with
     *     {@link MissingCapabilityException} where it has no SORT, or lacks what a criterion needs
     * RFC 5256 section 3
     */
    @CheckReturnValue
    @Needs("SORT")
    public CompletableFuture<SearchResult> sort(Sort sort) {
        return sort(new SortCommand(sort, true));
    }

    /**
     * Looks for messages and puts them in order.
     *
     * @return completes with message sequence numbers, valid until the next EXPUNGE; {@link SearchResult#inOrder()} has
     *     them in the order of the criteria; exceptionally as for {@link #sort(Sort)}
     * RFC 5256 section 3
     */
    @CheckReturnValue
    @Needs("SORT")
    public CompletableFuture<SearchResult> sortNumbers(Sort sort) {
        return sort(new SortCommand(sort, false));
    }

    private CompletableFuture<SearchResult> sort(SortCommand command) {
        return link.submit(promise -> new SearchTask(command, selection, promise));
    }

    /**
     * Looks for messages and puts them into threads. The server needs the capability of the algorithm, such as {@code
     * THREAD=REFERENCES}.
     *
     * @return completes with UIDs; exceptionally with {@link CommandFailedException} and the code BADCHARSET if the
     *     server does not know the charset, and with {@link MissingCapabilityException} where it does not know the
     *     algorithm
     * @throws IllegalArgumentException if {@code search} says what is to be told
     * RFC 5256 section 3
     */
    @CheckReturnValue
    public CompletableFuture<MessageThreads> thread(ThreadAlgorithm algorithm, Search search) {
        return thread(new ThreadCommand(algorithm, search, true));
    }

    /**
     * Looks for messages and puts them into threads. The server needs the capability of the algorithm, such as {@code
     * THREAD=REFERENCES}.
     *
     * @return completes with message sequence numbers, valid until the next EXPUNGE; exceptionally as for {@link
     *     #thread(ThreadAlgorithm, Search)}
     * @throws IllegalArgumentException if {@code search} says what is to be told
     * RFC 5256 section 3
     */
    @CheckReturnValue
    public CompletableFuture<MessageThreads> threadNumbers(ThreadAlgorithm algorithm, Search search) {
        return thread(new ThreadCommand(algorithm, search, false));
    }

    private CompletableFuture<MessageThreads> thread(ThreadCommand command) {
        return link.submit(promise -> new ThreadTask(command, selection, promise));
    }

    /** Copies messages into the mailbox named {@code target}: see {@link #copy(MessageSet, MailboxName)}. */
    @CheckReturnValue
    public CompletableFuture<CopyResult> copy(MessageSet messages, String target) {
        return copy(messages, MailboxName.of(target));
    }

    /**
     * Copies messages into {@code target}, all or none. For an empty set nothing is sent.
     *
     * @return completes with their new UIDs, as far as the server told; exceptionally with {@link CommandFailedException}
     *     and the code TRYCREATE if there is no such mailbox, but it could be created
     * RFC 9051 section 6.4.7
     */
    @CheckReturnValue
    public CompletableFuture<CopyResult> copy(MessageSet messages, MailboxName target) {
        return messages.isEmpty() ? nothingCopied() : copy(new CopyCommand(messages, target));
    }

    /** Moves messages into the mailbox named {@code target}: see {@link #move(MessageSet, MailboxName)}. */
    @CheckReturnValue
    @Needs("MOVE")
    public CompletableFuture<CopyResult> move(MessageSet messages, String target) {
        return move(messages, MailboxName.of(target));
    }

    /**
     * Moves messages into {@code target}: at any time, each is in one of the two mailboxes. For an empty set nothing is
     * sent. If the server says NO, some of the messages may have been moved.
     *
     * <p>A server without MOVE cannot do that: after COPY, STORE and UID EXPUNGE, a connection that is lost between them
     * leaves mail in both mailboxes, and who tries again has it twice. So this fails with {@link
     * MissingCapabilityException} there, and sends nothing. Where that risk is no matter, do it step by step: {@link
     * #copy}, {@link #store} of {@code \Deleted}, {@link #expunge(UidSet)}.
     *
     * @return completes with their new UIDs, as far as the server told; exceptionally with {@link CommandFailedException}
     *     and the code TRYCREATE if there is no such mailbox, but it could be created
     * RFC 9051 section 6.4.8, RFC 6851 section 3.1
     */
    @CheckReturnValue
    @Needs("MOVE")
    public CompletableFuture<CopyResult> move(MessageSet messages, MailboxName target) {
        return messages.isEmpty() ? nothingCopied() : copy(new MoveCommand(messages, target));
    }

    private static CompletableFuture<CopyResult> nothingCopied() {
        return CompletableFuture.completedFuture(CopyResult.UNKNOWN);
    }

    private CompletableFuture<CopyResult> copy(MessagesCommand command) {
        return link.submit(promise -> new CopyTask(command, selection, promise));
    }

    /**
     * Removes those of {@code messages} that have {@code \Deleted}, and no others. For an empty set nothing is sent.
     *
     * @return completes when they are gone; exceptionally with {@link CommandFailedException} if the mailbox is
     *     read-only, or the user may not do that (NOPERM)
     * RFC 9051 section 6.4.9, RFC 4315 section 2.1
     */
    @CheckReturnValue
    @Needs("UIDPLUS")
    public CompletableFuture<Void> expunge(UidSet messages) {
        if (messages.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        UidExpungeCommand command = new UidExpungeCommand(messages);
        return link.submit(promise -> new SimpleTask(command, selection, Promise.done(promise)));
    }

    /**
     * Removes the messages with {@code \Deleted}. Which they were comes as {@link MailboxEvent.Expunged}, or {@link
     * MailboxEvent.Vanished}, to {@link #idle()}.
     *
     * @return completes when they are gone; exceptionally with {@link CommandFailedException} if the mailbox is
     *     read-only, or the user may not do that (NOPERM)
     * RFC 9051 section 6.4.3
     */
    @CheckReturnValue
    public CompletableFuture<Void> expunge() {
        return link.submit(promise -> new SimpleTask(BareCommand.EXPUNGE, selection, Promise.done(promise)));
    }

    /**
     * Watches the mailbox: by IDLE, or by NOOP where the server has no IDLE. Commands can be given meanwhile; IDLE is
     * ended for them and begun again. Events that come faster than they are taken are merged; see {@link
     * MailboxEvent.Resync}. Several streams may watch at a time.
     *
     * @return brings news until it is cancelled; ends when the mailbox is left, and fails when the connection is lost
     * RFC 2177 section 3
     */
    @CheckReturnValue
    public ImapStream<MailboxEvent> idle() {
        return link.stream(sink -> {
            Watch watch = new Watch(selection, sink);
            return new Link.Source(engine -> engine.watch(watch), engine -> engine.cancel(watch));
        });
    }

    /**
     * Sends {@code command} as it is.
     *
     * @return completes with everything that the server answered; exceptionally with {@link CommandFailedException} if
     *     it said NO or BAD, and with {@link MissingCapabilityException} if it lacks what the command needs
     * @throws IllegalArgumentException if the command changes the state of the connection, for which there are methods
     *     of their own
     * RFC 9051 section 6.4
     */
    @CheckReturnValue
    public CompletableFuture<CommandResult> execute(Command command) {
        RawCommands.requireKeepsState(command);
        return link.submit(promise -> new RawTask(command, selection, promise));
    }

    /**
     * Leaves the mailbox without expunging. The session stays, without a selected mailbox. Closing again does nothing.
     *
     * @return completes when no mailbox is selected; exceptionally with {@link CommandFailedException} if the server
     *     refuses to leave it; not if it was left before
     * RFC 9051 section 6.4.2
     */
    @CheckReturnValue
    public CompletableFuture<Void> close() {
        Capabilities capabilities = link.session().capabilities();
        if (capabilities.has(Capability.UNSELECT)) {
            return link.submit(promise -> new CloseTask(BareCommand.UNSELECT, selection, Promise.left(promise)));
        } else if (selection.state().readOnly()) {
            return closeAndExpunge();
        }
        return link.submit(promise -> new ExamineAndCloseTask(selection, Promise.left(promise)));
    }

    /**
     * Leaves the mailbox and removes the messages with {@code \Deleted}, unless it is read-only.
     *
     * @return completes when no mailbox is selected; exceptionally with {@link CommandFailedException} if the server
     *     refuses to leave it; not if it was left before
     * RFC 9051 section 6.4.1
     */
    @CheckReturnValue
    public CompletableFuture<Void> closeAndExpunge() {
        return link.submit(promise -> new CloseTask(BareCommand.CLOSE, selection, Promise.left(promise)));
    }

    /**
     * Returns this mailbox for calls that have to end within {@code limit}, counted from the call on, or from the
     * subscription to a stream. One that does not fails with {@link DeadlineExceededException}: if it was not sent, it
     * never is, and if it was, its answer is dropped when it comes; the session and the mailbox stay usable.
     *
     * @param limit over 0 and up to 365 days
     * @throws IllegalArgumentException if {@code limit} is out of range
     */
    public SelectedMailbox within(Duration limit) {
        return new SelectedMailbox(link.within(ImapClient.Builder.positive(limit)), selection);
    }

    /** Returns the blocking view of this mailbox: the same methods, which wait. */
    public BlockingMailbox blocking() {
        return new BlockingMailbox(new SelectedMailbox(link.direct(), selection));
    }
}
