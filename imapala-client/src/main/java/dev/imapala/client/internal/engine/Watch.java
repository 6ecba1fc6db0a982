package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.MailboxEvent;

/** One stream of events of one selection. */
public final class Watch {
    private static final int CAPACITY = 1000;

    private final Selection selection;
    private final Sink<MailboxEvent> sink;
    private final EventBuffer buffer = new EventBuffer(CAPACITY);

    /** Makes the watch that tells {@code sink} what happens in {@code selection}. */
    public Watch(Selection selection, Sink<MailboxEvent> sink) {
        this.selection = selection;
        this.sink = sink;
    }

    Selection selection() {
        return selection;
    }

    void add(MailboxEvent event) {
        buffer.add(event, selection.state().exists());
        flush();
    }

    /** Gives out what the sink can take. */
    void flush() {
        while (!buffer.isEmpty() && sink.isReady()) {
            MailboxEvent event = buffer.poll();
            if (event != null) {
                sink.next(event);
            }
        }
    }

    void end() {
        sink.end();
    }

    void fail(ImapException failure) {
        sink.fail(failure);
    }
}
