package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import java.util.List;
import java.util.Set;

/**
 * Tell the server that the client knows some extensions.
 *
 * @param capabilities one or more
 * RFC 9051 section 6.3.1
 */
@Needs("ENABLE")
public record EnableCommand(List<Capability> capabilities) implements Command {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are none
     */
    public EnableCommand {
        capabilities = List.copyOf(capabilities);
        if (capabilities.isEmpty()) {
            throw new IllegalArgumentException("ENABLE needs at least one capability");
        }
    }

    @Override
    public String name() {
        return "ENABLE";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.ENABLE);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
