package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.MailboxChanges;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.MailboxState;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.Unsigned32;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox from its SELECT to the next: what is known of it, and who watches it. Selecting a mailbox again makes
 * another selection.
 *
 * <p>RFC 9051 section 5.2
 */
public final class Selection {
    private final MailboxName name;
    private final MailboxState.Builder known = MailboxState.builder();
    private final List<Watch> watches = new ArrayList<>();
    private long exists;
    /** What the server told, or more; until it has, above every UID. */
    private long uidNext = Long.MAX_VALUE;
    /** The highest mod-sequence of a change since the last tagged response; 0 for none. */
    private long changedTo;
    /** Whether HIGHESTMODSEQ came since the last tagged response: it knows better. */
    private boolean toldHighest;

    private volatile MailboxState state = known.build();
    private volatile boolean current;
    private volatile MailboxChanges resynced = MailboxChanges.NONE;

    Selection(MailboxName name, boolean readOnly) {
        this.name = name;
        state = known.readOnly(readOnly).build();
    }

    /** Returns the name of the mailbox. Any thread may ask. */
    public MailboxName name() {
        return name;
    }

    /** Returns what is known now. Any thread may ask. */
    public MailboxState state() {
        return state;
    }

    /** Tells whether this is the selected mailbox. Any thread may ask. */
    public boolean isCurrent() {
        return current;
    }

    /** Returns what was new when the mailbox was selected. Any thread may ask. */
    public MailboxChanges resynced() {
        return resynced;
    }

    void resynced(MailboxChanges news) {
        resynced = news;
    }

    void begin() {
        current = true;
    }

    /** Ends the selection and its watches. */
    void end() {
        current = false;
        List.copyOf(watches).forEach(Watch::end);
        watches.clear();
    }

    /** Ends the selection and its watches with the loss of the connection. */
    void fail(ImapException failure) {
        current = false;
        List.copyOf(watches).forEach(watch -> watch.fail(failure));
        watches.clear();
    }

    void add(Watch watch) {
        watches.add(watch);
    }

    void remove(Watch watch) {
        watches.remove(watch);
    }

    boolean isWatchedBy(Watch watch) {
        return watches.contains(watch);
    }

    boolean isWatched() {
        return !watches.isEmpty();
    }

    /** Gives the watches what they can take. */
    void flush() {
        watches.forEach(Watch::flush);
    }

    /** Notes what {@code response} says of the mailbox, and tells those who watch. */
    void update(Untagged response) {
        if (response instanceof Untagged.Exists data) {
            exists(data.count());
        } else if (response instanceof Untagged.Expunge data) {
            expunge(data.number());
        } else if (response instanceof Untagged.Vanished data && !data.earlier()) {
            vanish(data.uids());
        } else if (response instanceof Untagged.Recent data) {
            known.recent(data.count());
            publish(new MailboxEvent.Recent(data.count()));
        } else if (response instanceof Untagged.Flags data) {
            known.flags(data.flags());
            publish(new MailboxEvent.Other(data));
        } else if (response instanceof Untagged.Condition condition) {
            update(condition);
        } else if (response instanceof Untagged.Fetch data) {
            data.message().find(FetchItem.UID).ifPresent(this::seen);
        }
    }

    /** The next message will have a UID above that of any there is. */
    private void seen(Uid uid) {
        if (uid.value() >= uidNext && uid.value() < Unsigned32.MAX) {
            uidNext(uid.value() + 1);
            state = known.build();
        }
    }

    private void uidNext(long next) {
        uidNext = next;
        known.uidNext(Uid.of(next));
    }

    /** Tells those who watch of data that no command has asked for. */
    void notice(Untagged.Fetch unsolicited) {
        boolean flags = unsolicited.message().has(FetchItem.FLAGS);
        publish(flags ? new MailboxEvent.FlagsChanged(unsolicited.message()) : new MailboxEvent.Other(unsolicited));
    }

    /** Notes the mod-sequence of a message that has changed, which counts from the next tagged response on. */
    void changed(FetchedMessage message) {
        message.find(FetchItem.MODSEQ).ifPresent(modSeq -> changedTo = Math.max(changedTo, modSeq.value()));
    }

    /**
     * A tagged response has come, and with it everything that the server had to tell of changes up to the highest
     * mod-sequence of those it told, unless it has said otherwise.
     *
     * <p>RFC 7162 section 6
     */
    void settle() {
        if (!toldHighest && changedTo > highest()) {
            known.highestModSeq(new ModSeq(changedTo));
            state = known.build();
        }
        changedTo = 0;
        toldHighest = false;
    }

    /** A mailbox that keeps no mod-sequences has none that could be raised. */
    private long highest() {
        return state.highestModSeq().map(ModSeq::value).orElse(Long.MAX_VALUE);
    }

    /** Tells whether no message with that number was announced. */
    boolean isBeyond(long number) {
        return number > exists;
    }

    private void exists(long count) {
        if (count != exists) {
            exists = count;
            known.exists(count);
            publish(new MailboxEvent.Exists(count));
        }
    }

    /** A message that was never announced cannot be taken off: then numbers mean nothing any more. */
    private void expunge(long number) {
        if (number > exists) {
            publish(new MailboxEvent.Resync(exists));
            return;
        }
        exists--;
        known.exists(exists);
        publish(new MailboxEvent.Expunged(number));
    }

    private void vanish(UidSet uids) {
        long count = uids.count();
        if (count > exists) {
            publish(new MailboxEvent.Resync(exists));
            return;
        }
        exists -= count;
        known.exists(exists);
        publish(new MailboxEvent.Vanished(uids));
    }

    /** A heartbeat such as {@code OK Still here} is no news; a code is, and so is a warning. */
    private void update(Untagged.Condition condition) {
        ResponseCode code = condition.text().code();
        if (code != null) {
            update(code);
        }
        if (code != null || condition.status() != Status.OK) {
            publish(new MailboxEvent.Other(condition));
        }
    }

    /** Notes what {@code code} says of the mailbox. */
    void update(@Nullable ResponseCode code) {
        if (code instanceof ResponseCode.PermanentFlags data) {
            known.permanentFlags(data.flags());
        } else if (code instanceof ResponseCode.UidNext data) {
            uidNext(data.uid());
        } else if (code instanceof ResponseCode.UidValidity data) {
            known.uidValidity(data.value());
        } else if (code instanceof ResponseCode.HighestModSeq data) {
            known.highestModSeq(data.modSeq());
            toldHighest = true;
        } else if (ResponseCode.NOMODSEQ.equals(code)) {
            known.highestModSeq(null);
        } else if (ResponseCode.READ_ONLY.equals(code)) {
            known.readOnly(true);
        } else if (ResponseCode.READ_WRITE.equals(code)) {
            known.readOnly(false);
        }
        state = known.build();
    }

    private void publish(MailboxEvent event) {
        state = known.build();
        watches.forEach(watch -> watch.add(event));
    }
}
