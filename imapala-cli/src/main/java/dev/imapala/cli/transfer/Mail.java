package dev.imapala.cli.transfer;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server tells of a message, beside its octets.
 *
 * @param uid its UID
 * @param flags its flags and keywords; {@code \Recent}, which belongs to a session, is left out
 * @param date when it came in
 */
public record Mail(Uid uid, Set<Flag> flags, InternalDate date) {
    /** Leaves out {@code \Recent}. */
    public Mail {
        Set<Flag> kept = new TreeSet<>(flags);
        kept.remove(Flag.RECENT);
        flags = Set.copyOf(kept);
    }
}
