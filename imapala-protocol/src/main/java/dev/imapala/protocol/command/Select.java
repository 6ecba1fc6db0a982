package dev.imapala.protocol.command;

import dev.imapala.protocol.Needs;
import org.jspecify.annotations.Nullable;

/**
 * How to select a mailbox.
 *
 * <pre>
 * Select.readWrite()                                 SELECT INBOX
 * Select.readOnly()                                  EXAMINE INBOX
 * Select.readWrite().condstore()                     SELECT INBOX (CONDSTORE)
 * Select.readOnly().resync(Resync.since(7, modSeq))  EXAMINE INBOX (QRESYNC (7 65402))
 * </pre>
 *
 * <p>RFC 9051 section 6.3.2, RFC 7162 section 3.1.8, RFC 7162 section 3.2.5
 */
public final class Select {
    private record State(
            boolean readOnly, boolean condstore, @Nullable Resync resync) {}

    private static final Select READ_WRITE = new Select(new State(false, false, null));
    private static final Select READ_ONLY = new Select(new State(true, false, null));

    private final State state;

    private Select(State state) {
        this.state = state;
    }

    /** Returns SELECT: changes are possible, if the server lets this user make them. */
    public static Select readWrite() {
        return READ_WRITE;
    }

    /** Returns EXAMINE: nothing in the mailbox changes. */
    public static Select readOnly() {
        return READ_ONLY;
    }

    /** Returns the same, with mod-sequences in all that the server tells from then on. */
    @Needs("CONDSTORE")
    public Select condstore() {
        return new Select(new State(state.readOnly, true, state.resync));
    }

    /** Returns the same, with news since {@code before}. The session must have enabled QRESYNC. */
    @Needs("QRESYNC")
    public Select resync(Resync before) {
        return new Select(new State(state.readOnly, state.condstore, before));
    }

    /** Tells whether this is EXAMINE. */
    public boolean isReadOnly() {
        return state.readOnly;
    }

    /** Tells whether the server is to send mod-sequences. */
    public boolean isCondstore() {
        return state.condstore;
    }

    /** Returns since when the server is to tell news; null if it is not. */
    public @Nullable Resync resync() {
        return state.resync;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Select that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "Select" + state.toString().substring("State".length());
    }
}
