package dev.imapala.client;

import dev.imapala.protocol.Capability;
import java.util.Set;

/** The server lacks what a command with these arguments needs. Nothing was sent; the connection is fine. */
public final class MissingCapabilityException extends ImapException {
    private static final long serialVersionUID = 1;

    private final transient Set<Capability> missing;

    /** Makes the failure of {@code command}, a name such as {@code STATUS}, for want of {@code missing}. */
    public MissingCapabilityException(String command, Set<Capability> missing) {
        super(
                "the server does not offer " + missing + ", which " + command
                        + " needs with these arguments; nothing was sent: leave out what needs it",
                null);
        this.missing = Set.copyOf(missing);
    }

    private MissingCapabilityException(MissingCapabilityException original) {
        super(original);
        this.missing = original.missing;
    }

    /** Returns the capabilities that the server does not offer. */
    public Set<Capability> missing() {
        return missing;
    }

    @Override
    public MissingCapabilityException atCaller() {
        return new MissingCapabilityException(this);
    }
}
