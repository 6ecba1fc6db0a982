package dev.imapala.protocol.wire;

import java.util.List;

/**
 * A command as it goes over the wire.
 *
 * @param fragments what to write, in order
 * @param redacted the same for a log: without its CRLF, secrets as {@code ***}, literals by their size
 */
public record SerializedCommand(List<Fragment> fragments, String redacted) {
    /** Copies. */
    public SerializedCommand {
        fragments = List.copyOf(fragments);
    }
}
