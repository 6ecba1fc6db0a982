package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.MailboxEvent;
import dev.imapala.client.MailboxState;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of what happens in a mailbox. New messages are those with a UID that was not given away when the watch began:
 * numbers shift when messages go, UIDs do not.
 */
final class Watcher {
    private static final long LARGEST_UID = 0xFFFF_FFFFL;

    private final OpenMailbox mailbox;
    private final Report report;
    private final AtomicLong left;
    private long messages;
    private long nextUid;

    /** Makes a watcher that ends when no new messages are {@code left} to be told of, by it or by others. */
    Watcher(OpenMailbox mailbox, Report report, AtomicLong left) {
        this.mailbox = mailbox;
        this.report = report;
        this.left = left;
        MailboxState state = mailbox.mailbox().state();
        this.messages = state.exists();
        this.nextUid = state.uidNext().map(Uid::value).orElseGet(this::afterNewest);
    }

    private long afterNewest() {
        return mailbox.fetch(mailbox.mailbox().newest(1)).stream()
                .flatMap(message -> message.find(FetchItem.UID).stream())
                .mapToLong(uid -> uid.value() + 1)
                .max()
                .orElse(1);
    }

    /** Watches until enough messages have come. */
    void watch() {
        try (BlockingStream<MailboxEvent> events = mailbox.mailbox().idle()) {
            for (MailboxEvent event : events) {
                tell(event);
                if (left.get() <= 0) {
                    return;
                }
            }
        }
        throw new ConnectionLostException("the server has closed the mailbox", null);
    }

    private void tell(MailboxEvent event) {
        if (event instanceof MailboxEvent.Exists exists) {
            messages = exists.count();
            tellNew();
        } else if (event instanceof MailboxEvent.Expunged expunged) {
            messages = Math.max(0, messages - 1);
            report.expunged(expunged.number(), messages);
        } else if (event instanceof MailboxEvent.FlagsChanged changed) {
            report.flagsChanged(changed.message());
        } else if (event instanceof MailboxEvent.Resync resync) {
            messages = resync.count();
            report.warning("so much happened at once that removed messages and changed flags were left out");
            tellNew();
        }
    }

    private void tellNew() {
        for (FetchedMessage message : mailbox.fetch(UidSet.from(Math.min(nextUid, LARGEST_UID)))) {
            long uid = message.find(FetchItem.UID).map(Uid::value).orElse(0L);
            if (uid >= nextUid && left.getAndDecrement() > 0) {
                nextUid = uid + 1;
                report.arrived(message);
            }
        }
    }
}
