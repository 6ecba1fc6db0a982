package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.MailboxChange;
import dev.imapala.testserver.internal.store.MailboxWatcher;
import dev.imapala.testserver.internal.store.StoredMailbox;
import dev.imapala.testserver.internal.store.StoredMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A mailbox as one session sees it: the messages that its client knows of by number, and the news that the client has not
 * been told yet. All but {@link #changed} is for the session's thread, or for the one it lends its place to while idling.
 */
final class SelectedMailbox implements MailboxWatcher {
    private final StoredMailbox mailbox;
    private final boolean readOnly;
    private final List<StoredMessage> messages = new ArrayList<>();
    private final List<MailboxChange> news = new ArrayList<>();
    private ModSeq highestModSeq = ModSeq.of(1);
    private long firstRecent;
    private boolean waitEnded;
    private Set<StoredMessage> saved = Set.of();

    private SelectedMailbox(StoredMailbox mailbox, boolean readOnly) {
        this.mailbox = mailbox;
        this.readOnly = readOnly;
    }

    /** Selects a mailbox. */
    static SelectedMailbox open(StoredMailbox mailbox, boolean readOnly) {
        SelectedMailbox selected = new SelectedMailbox(mailbox, readOnly);
        StoredMailbox.Snapshot snapshot = mailbox.watch(selected, !readOnly);
        selected.messages.addAll(snapshot.messages());
        selected.firstRecent = snapshot.firstRecent();
        selected.highestModSeq = snapshot.highestModSeq();
        return selected;
    }

    /** Leaves the mailbox. */
    void leave() {
        mailbox.unwatch(this);
    }

    StoredMailbox mailbox() {
        return mailbox;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Returns the messages that the client knows of, by number. */
    List<StoredMessage> messages() {
        return Collections.unmodifiableList(messages);
    }

    /** Returns the mod-sequence of the last change before the mailbox was selected. */
    ModSeq highestModSeq() {
        return highestModSeq;
    }

    long recentCount() {
        return messages.stream().filter(this::isRecent).count();
    }

    private boolean isRecent(StoredMessage message) {
        return message.uid() >= firstRecent;
    }

    /** Returns the flags of a message, with {@code \Recent} if {@code withRecent} and it is. */
    Set<Flag> flags(StoredMessage message, boolean withRecent) {
        Set<Flag> flags = new LinkedHashSet<>(message.flags());
        if (withRecent && isRecent(message)) {
            flags.add(Flag.RECENT);
        }
        return flags;
    }

    /** Changes flags for this session; the others are told, this one is not. */
    boolean changeFlags(StoredMessage message, UnaryOperator<Set<Flag>> change) {
        return mailbox.changeFlags(message, change, this);
    }

    /** Changes labels for this session; the others are told, this one is not. */
    boolean changeLabels(StoredMessage message, UnaryOperator<List<GmailLabel>> change) {
        return mailbox.changeLabels(message, change, this);
    }

    /**
     * Returns the messages of a set. UIDs that do not exist are passed over (RFC 9051 section 6.4.9).
     *
     * @throws RefusedException if a number is larger than there are messages
     */
    List<NumberedMessage> resolve(MessageSet set) {
        NumberSet numbers = resolvedNumbers(set);
        boolean byNumber = set instanceof SeqSet;
        if (byNumber && !numbers.isEmpty() && numbers.max() > messages.size()) {
            throw new RefusedException(Outcome.bad("there are only " + messages.size() + " messages"));
        }
        List<NumberedMessage> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (numbers.contains(byNumber ? i + 1 : messages.get(i).uid())) {
                found.add(new NumberedMessage(i + 1, messages.get(i)));
            }
        }
        return found;
    }

    /** Keeps messages for {@code $}, as long as they are there (RFC 5182 section 2.1). */
    void save(Collection<StoredMessage> found) {
        saved = Set.copyOf(found);
    }

    private NumberSet savedNumbers(boolean byNumber) {
        NumberSet.Builder numbers = NumberSet.builder();
        for (int i = 0; i < messages.size(); i++) {
            if (saved.contains(messages.get(i))) {
                numbers.add(byNumber ? i + 1 : messages.get(i).uid());
            }
        }
        return numbers.build();
    }

    /** Returns the numbers of a set, with {@code *} as the largest one there is, and {@code $} as what was saved. */
    NumberSet resolvedNumbers(MessageSet set) {
        if (set.numbers().isSaved()) {
            return savedNumbers(set instanceof SeqSet);
        }
        if (set instanceof SeqSet) {
            return set.numbers().resolve(messages.size());
        }
        return set.numbers()
                .resolve(
                        messages.isEmpty()
                                ? 0
                                : messages.get(messages.size() - 1).uid());
    }

    @Override
    public void changed(MailboxChange change) {
        synchronized (news) {
            news.add(change);
            news.notifyAll();
        }
    }

    /** Waits until there are news; returns false if {@link #endWait()} came first. */
    boolean awaitNews() {
        synchronized (news) {
            while (news.isEmpty() && !waitEnded) {
                try {
                    news.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !waitEnded;
        }
    }

    /** Lets {@link #awaitNews()} wait no more. */
    void endWait() {
        synchronized (news) {
            waitEnded = true;
            news.notifyAll();
        }
    }

    /** Lets {@link #awaitNews()} wait again. */
    void beginWait() {
        synchronized (news) {
            waitEnded = false;
        }
    }

    /**
     * Returns what to tell the client of the news. Without {@code withExpunges}, removed messages keep their numbers, and
     * are told of later (RFC 9051 section 7.5.1).
     */
    List<Untagged> takeNews(boolean withExpunges, NewsForm form) {
        List<MailboxChange> taken;
        synchronized (news) {
            taken = new ArrayList<>(news);
            news.clear();
            if (!withExpunges) {
                taken.stream().filter(MailboxChange.Expunged.class::isInstance).forEach(news::add);
                taken.removeAll(news);
            }
        }
        return new NewsWriter(form).write(taken);
    }

    /** Returns the UIDs of {@code wanted} that are gone since {@code since}, but for those whose end is still news. */
    UidSet vanishedSince(ModSeq since, NumberSet wanted) {
        NumberSet.Builder known = NumberSet.builder();
        messages.forEach(message -> known.add(message.uid()));
        return new UidSet(mailbox.expungedSince(since).intersect(wanted).subtract(known.build()));
    }

    /**
     * What this client wants to hear.
     *
     * @param recent whether {@code \Recent} is of interest
     * @param modSeq whether changes come with their mod-sequences
     * @param vanished whether expunged messages are told of by UID
     */
    record NewsForm(boolean recent, boolean modSeq, boolean vanished) {}

    /** Makes responses of changes. */
    private final class NewsWriter {
        private final NewsForm form;
        private final List<Untagged> responses = new ArrayList<>();
        private final Set<StoredMessage> flagged = new LinkedHashSet<>();
        private NumberSet.Builder vanished = NumberSet.builder();
        private boolean grown;

        NewsWriter(NewsForm form) {
            this.form = form;
        }

        List<Untagged> write(List<MailboxChange> changes) {
            for (MailboxChange change : changes) {
                if (change instanceof MailboxChange.Arrived arrived) {
                    messages.add(arrived.message());
                    grown = true;
                } else if (change instanceof MailboxChange.Flagged other) {
                    flagged.add(other.message());
                } else if (change instanceof MailboxChange.Expunged expunged) {
                    expunge(expunged.message());
                } else {
                    throw new AssertionError(change);
                }
            }
            tellSize();
            tellVanished();
            flagged.forEach(this::tellFlags);
            return responses;
        }

        private void expunge(StoredMessage message) {
            int index = messages.indexOf(message);
            if (index >= 0) {
                tellSize();
                messages.remove(index);
                flagged.remove(message);
                if (form.vanished()) {
                    vanished.add(message.uid());
                } else {
                    responses.add(new Untagged.Expunge(index + 1L));
                }
            }
        }

        private void tellVanished() {
            NumberSet uids = vanished.build();
            if (!uids.isEmpty()) {
                responses.add(new Untagged.Vanished(false, new UidSet(uids)));
                vanished = NumberSet.builder();
            }
        }

        private void tellSize() {
            if (grown) {
                tellVanished();
                responses.add(new Untagged.Exists(messages.size()));
                if (form.recent()) {
                    responses.add(new Untagged.Recent(recentCount()));
                }
            }
            grown = false;
        }

        private void tellFlags(StoredMessage message) {
            int index = messages.indexOf(message);
            if (index >= 0) {
                FetchedMessage.Builder told =
                        FetchedMessage.builder(index + 1L).uid(message.uid()).flags(flags(message, form.recent()));
                if (form.modSeq()) {
                    told.put(FetchItem.MODSEQ, message.modSeq());
                }
                responses.add(new Untagged.Fetch(told.build()));
            }
        }
    }
}
