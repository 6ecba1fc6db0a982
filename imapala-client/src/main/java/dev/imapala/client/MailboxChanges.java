package dev.imapala.client;

import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.util.List;
import java.util.Objects;

/**
 * What has changed in a mailbox since a mod-sequence: enough to bring a copy of it up to date.
 *
 * <p>RFC 7162 section 3.2
 */
public final class MailboxChanges {
    /** Nothing has changed. */
    public static final MailboxChanges NONE = new MailboxChanges(UidSet.EMPTY, List.of());

    private final UidSet vanished;
    private final List<FetchedMessage> changed;

    private MailboxChanges(UidSet vanished, List<FetchedMessage> changed) {
        this.vanished = vanished;
        this.changed = List.copyOf(changed);
    }

    /** Returns the changes that {@code vanished} are gone, and {@code changed} are other than before. */
    public static MailboxChanges of(UidSet vanished, List<FetchedMessage> changed) {
        return new MailboxChanges(vanished, changed);
    }

    /** Returns the UIDs of messages that are gone. There may be UIDs among them that no message ever had. */
    public UidSet vanished() {
        return vanished;
    }

    /** Returns the messages that are new, or whose flags have changed, in the order of the server. */
    public List<FetchedMessage> changed() {
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxChanges that && vanished.equals(that.vanished) && changed.equals(that.changed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(vanished, changed);
    }

    @Override
    public String toString() {
        return "MailboxChanges[vanished " + vanished + ", changed " + changed + "]";
    }
}
