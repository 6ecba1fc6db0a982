package dev.imapala.client;

import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.List;

/**
 * Everything that a server said to a command.
 *
 * @param tagged the response that completed it, with status OK
 * @param untagged what came while it was under way and no other command awaited, in order
 * RFC 9051 section 7
 */
public record CommandResult(Response.Tagged tagged, List<Untagged> untagged) {
    /** Copies. */
    public CommandResult {
        untagged = List.copyOf(untagged);
    }
}
