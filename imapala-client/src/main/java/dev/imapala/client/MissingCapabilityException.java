package dev.imapala.client;

import dev.imapala.protocol.Capability;
import java.util.Set;

/** The server lacks what a command with these arguments needs. Nothing was sent; the connection is fine. */
public final class MissingCapabilityException extends ImapException {
    private static final long serialVersionUID = 1;

    private final transient Set<Capability> missing;

    private MissingCapabilityException(String message, Set<Capability> missing) {
        super(message, null);
        this.missing = Set.copyOf(missing);
    }

    private MissingCapabilityException(MissingCapabilityException original) {
        super(original);
        this.missing = original.missing;
    }

    /** Returns the failure of {@code command}, a name such as {@code STATUS}, for want of {@code missing}. */
    public static MissingCapabilityException of(String command, Set<Capability> missing) {
        return new MissingCapabilityException(
                "the server does not offer " + missing + ", which " + command
                        + " needs with these arguments; nothing was sent: leave out what needs it",
                missing);
    }

    /** Returns the failure to log in at a server with LOGINDISABLED that lacks {@code alternative}. */
    public static MissingCapabilityException loginDisabled(Capability alternative) {
        return new MissingCapabilityException(
                "the server does not let anybody LOGIN on this connection (LOGINDISABLED) and does not offer "
                        + alternative + "; no credentials were sent: connect over TLS, or ask who runs the server",
                Set.of(alternative));
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
