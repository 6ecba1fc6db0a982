package dev.imapala.client;

import dev.imapala.protocol.Unsigned32;
import org.jspecify.annotations.Nullable;

/**
 * How far the server is with a command that takes long.
 *
 * <p>RFC 9585
 *
 * @param command its name, such as {@code UID SEARCH}; empty if the server does not say, and several are under way
 * @param done how much is done, 0 to 4,294,967,295, in a unit that only the server knows; null if it does not say
 * @param goal how much there is to do, not less than {@code done}; null if the server does not know
 */
public record CommandProgress(
        String command, @Nullable Long done, @Nullable Long goal) {
    /** Checks the ranges. */
    public CommandProgress {
        Unsigned32.check(done == null ? 0 : done, "what is done");
        Unsigned32.check(goal == null ? 0 : goal, "the goal");
        if (goal != null && (done == null || done > goal)) {
            throw new IllegalArgumentException("a goal is not less than what is done");
        }
    }
}
