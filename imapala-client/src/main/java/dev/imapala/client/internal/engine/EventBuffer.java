package dev.imapala.client.internal.engine;

import dev.imapala.client.MailboxEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for a slow consumer. A count that follows a count replaces it; what was expunged is kept; when there
 * are too many, one event stands for all of them.
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
        MailboxEvent last = events.peekLast();
        if (last instanceof MailboxEvent.Resync || events.size() == capacity) {
            events.clear();
            events.add(new MailboxEvent.Resync(exists));
            return;
        }
        if (last != null && supersedes(event, last)) {
            events.removeLast();
        }
        events.add(event);
    }

    private static boolean supersedes(MailboxEvent event, MailboxEvent last) {
        if (event instanceof MailboxEvent.FlagsChanged now && last instanceof MailboxEvent.FlagsChanged before) {
            return now.message().sequenceNumber() == before.message().sequenceNumber();
        }
        return (event instanceof MailboxEvent.Exists && last instanceof MailboxEvent.Exists)
                || (event instanceof MailboxEvent.Recent && last instanceof MailboxEvent.Recent);
    }
}
