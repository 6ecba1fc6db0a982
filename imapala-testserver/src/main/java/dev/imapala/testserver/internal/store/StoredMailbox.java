package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.ObjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mailbox: its messages in the order of their UIDs, and those who watch it. */
public final class StoredMailbox {
    private volatile MailboxName name;
    private final long uidValidity;
    private final Set<MailboxAttribute> attributes;
    private final List<StoredMessage> messages = new ArrayList<>();
    private final AccessRights accessRights;
    private final Annotations annotations = new Annotations();
    private final List<MailboxWatcher> watchers = new ArrayList<>();
    private long uidNext = 1;
    private long firstRecent = 1;
    private long modSeq = 1;
    /** When messages were expunged, by UID: never forgotten. */
    private final NavigableMap<Long, Long> expunged = new TreeMap<>();

    StoredMailbox(MailboxName name, long uidValidity, Set<MailboxAttribute> attributes, String owner) {
        this.accessRights = new AccessRights(owner);
        this.name = name;
        this.uidValidity = uidValidity;
        this.attributes = Collections.unmodifiableSet(new LinkedHashSet<>(attributes));
    }

    /** Returns the name. */
    public MailboxName name() {
        return name;
    }

    void rename(MailboxName newName) {
        name = newName;
    }

    /** Returns the identifier, which lasts when the mailbox is renamed (RFC 8474 section 5.1). */
    public ObjectId objectId() {
        return ObjectId.of("mailbox-" + uidValidity);
    }

    /** Returns the UIDVALIDITY value. */
    public long uidValidity() {
        return uidValidity;
    }

    /** Returns who may do what with the mailbox. */
    public AccessRights accessRights() {
        return accessRights;
    }

    /** Returns its annotations. */
    public Annotations annotations() {
        return annotations;
    }

    /** Returns what the mailbox is for. */
    public Set<MailboxAttribute> attributes() {
        return attributes;
    }

    /**
     * What a mailbox held at one moment.
     *
     * @param messages the messages, by ascending UID
     * @param uidNext the UID that the next message will get
     * @param firstRecent the UID from which on messages are recent
     * @param highestModSeq the mod-sequence of the last change
     */
    public record Snapshot(List<StoredMessage> messages, long uidNext, long firstRecent, ModSeq highestModSeq) {
        /** Copies. */
        public Snapshot {
            messages = List.copyOf(messages);
        }
    }

    /** Returns what the mailbox holds now. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(messages, uidNext, firstRecent, ModSeq.of(modSeq));
    }

    /** Returns what the mailbox holds now, and tells {@code watcher} of every change from then on. */
    public synchronized Snapshot watch(MailboxWatcher watcher, boolean takesRecent) {
        Snapshot now = snapshot();
        watchers.add(watcher);
        if (takesRecent) {
            firstRecent = uidNext;
        }
        return now;
    }

    /** Tells {@code watcher} nothing any more. */
    public synchronized void unwatch(MailboxWatcher watcher) {
        watchers.remove(watcher);
    }

    /** Adds a message and returns it. */
    public synchronized StoredMessage append(Bytes content, Set<Flag> flags, InternalDate date) {
        StoredMessage message = new StoredMessage(uidNext++, content, flags, date, ++modSeq);
        messages.add(message);
        if (!watchers.isEmpty()) {
            firstRecent = uidNext;
        }
        tell(new MailboxChange.Arrived(message), null);
        return message;
    }

    /**
     * A message that comes in.
     *
     * @param content the message
     * @param flags its flags
     * @param date when it came in
     */
    public record Arrival(Bytes content, Set<Flag> flags, InternalDate date) {
        /** Copies. */
        public Arrival {
            flags = Collections.unmodifiableSet(new LinkedHashSet<>(flags));
        }
    }

    /** Adds messages, with UIDs that follow one another, and returns them. */
    public synchronized List<StoredMessage> appendAll(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> append(arrival.content(), arrival.flags(), arrival.date()))
                .toList();
    }

    /** Changes the flags of a message, and tells all but {@code author}; returns whether they are others than before. */
    public synchronized boolean changeFlags(
            StoredMessage message, UnaryOperator<Set<Flag>> change, @Nullable MailboxWatcher author) {
        return message.replaceFlags(change.apply(message.flags())) && changed(message, author);
    }

    /** Changes the labels of a message, and tells all but {@code author}; returns whether they are others than before. */
    public synchronized boolean changeLabels(
            StoredMessage message, UnaryOperator<List<GmailLabel>> change, @Nullable MailboxWatcher author) {
        return message.replaceLabels(change.apply(message.labels())) && changed(message, author);
    }

    private boolean changed(StoredMessage message, @Nullable MailboxWatcher author) {
        message.changedAt(++modSeq);
        tell(new MailboxChange.Flagged(message), author);
        return true;
    }

    /** Changes a message unless it was changed after {@code since}; tells whether it was left alone. */
    public synchronized boolean skips(StoredMessage message, long since, Runnable change) {
        if (message.modSeq().value() > since) {
            return true;
        }
        change.run();
        return false;
    }

    /** Returns the UIDs of messages that were expunged after {@code since}. */
    public synchronized NumberSet expungedSince(ModSeq since) {
        NumberSet.Builder uids = NumberSet.builder();
        expunged.forEach((uid, when) -> {
            if (when > since.value()) {
                uids.add(uid);
            }
        });
        return uids.build();
    }

    /** Removes the messages that are {@code doomed}, and tells everybody; returns them. */
    public synchronized List<StoredMessage> expunge(Predicate<StoredMessage> doomed) {
        List<StoredMessage> removed = messages.stream().filter(doomed).toList();
        messages.removeAll(Set.copyOf(removed));
        modSeq += removed.isEmpty() ? 0 : 1;
        removed.forEach(message -> expunged.put(message.uid(), modSeq));
        removed.forEach(message -> tell(new MailboxChange.Expunged(message), null));
        return removed;
    }

    /** Adds copies of messages of this or another mailbox, all or none, and returns them in the same order. */
    public synchronized List<StoredMessage> addCopies(List<StoredMessage> originals) {
        return originals.stream().map(this::addCopy).toList();
    }

    private StoredMessage addCopy(StoredMessage original) {
        StoredMessage copy = append(original.content(), original.flags(), original.internalDate());
        copy.replaceLabels(original.labels());
        return copy;
    }

    /**
     * What was moved.
     *
     * @param originals the messages as they were
     * @param copies what they are now, in the same order
     */
    public record Moved(List<StoredMessage> originals, List<StoredMessage> copies) {
        /** Copies. */
        public Moved {
            originals = List.copyOf(originals);
            copies = List.copyOf(copies);
        }
    }

    /** Moves the messages that are {@code wanted} to {@code target}; whoever looks finds each in one of the two. */
    public Moved move(Predicate<StoredMessage> wanted, StoredMailbox target) {
        StoredMailbox first = uidValidity < target.uidValidity ? this : target;
        StoredMailbox second = first == this ? target : this;
        synchronized (first) {
            synchronized (second) {
                List<StoredMessage> originals = messages.stream().filter(wanted).toList();
                List<StoredMessage> copies = target.addCopies(originals);
                expunge(Set.copyOf(originals)::contains);
                return new Moved(originals, copies);
            }
        }
    }

    private void tell(MailboxChange change, @Nullable MailboxWatcher except) {
        for (MailboxWatcher watcher : watchers) {
            if (watcher != except) {
                watcher.changed(change);
            }
        }
    }
}
