package dev.imapala.protocol;

import java.util.Set;

/**
 * Which messages a command is about. The type chooses the command: a {@link UidSet} makes {@code UID FETCH}, a {@link
 * SeqSet} makes {@code FETCH}.
 *
 * <p>RFC 9051 section 9, {@code sequence-set}
 */
public sealed interface MessageSet permits UidSet, SeqSet {
    /** Returns the UIDs or message sequence numbers. */
    NumberSet numbers();

    /** Tells whether no message is named. Such a set has no form on the wire; commands refuse it. */
    default boolean isEmpty() {
        return numbers().isEmpty();
    }

    /** Returns the capabilities that the server must have for this set: SEARCHRES for the saved one. */
    default Set<Capability> needs() {
        return numbers().isSaved() ? Set.of(Capability.SEARCHRES) : Set.of();
    }
}
