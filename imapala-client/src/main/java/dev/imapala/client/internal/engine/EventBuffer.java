package dev.imapala.client.internal.engine;

import dev.imapala.client.MailboxEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for a slow consumer. A newer count replaces an older one, newer flags of a message older ones; what
 * was expunged is kept, and nothing moves across it, as numbers mean something else then. When there are too many, one
 * event stands for all of them.
 */
final class EventBuffer {
    private final Deque<MailboxEvent> events = new ArrayDeque<>();
    private final int capacity;

    EventBuffer(int capacity) {
        this.capacity = capacity;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Nullable
    MailboxEvent poll() {
        return events.poll();
    }

    /** Adds {@code event}; {@code exists} is how many messages there are. */
    void add(MailboxEvent event, long exists) {
        removeSuperseded(event);
        if (events.peekLast() instanceof MailboxEvent.Resync || events.size() == capacity) {
            events.clear();
            events.add(new MailboxEvent.Resync(exists));
        } else {
            events.add(event);
        }
    }

    private void removeSuperseded(MailboxEvent event) {
        Iterator<MailboxEvent> backwards = events.descendingIterator();
        while (backwards.hasNext()) {
            MailboxEvent earlier = backwards.next();
            if (earlier instanceof MailboxEvent.Expunged || earlier instanceof MailboxEvent.Vanished) {
                return;
            } else if (supersedes(event, earlier)) {
                backwards.remove();
                return;
            }
        }
    }

    private static boolean supersedes(MailboxEvent event, MailboxEvent earlier) {
        if (event instanceof MailboxEvent.FlagsChanged now && earlier instanceof MailboxEvent.FlagsChanged before) {
            return now.message().sequenceNumber() == before.message().sequenceNumber();
        }
        return (event instanceof MailboxEvent.Exists && earlier instanceof MailboxEvent.Exists)
                || (event instanceof MailboxEvent.Recent && earlier instanceof MailboxEvent.Recent);
    }
}
