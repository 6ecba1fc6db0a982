package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Secret;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticate by a SASL mechanism. What is exchanged after the command is up to the mechanism.
 *
 * @param mechanism its name, such as {@code PLAIN}, in upper case
 * @param initialResponse what the client says first, before base64; null to wait for the server
 * RFC 9051 section 6.2.2, RFC 4959 section 3
 */
public record AuthenticateCommand(
        String mechanism, @Nullable Secret initialResponse) implements Command {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if {@code mechanism} is not 1 to 20 letters, digits, {@code -} and {@code _}
     */
    public AuthenticateCommand {
        mechanism = mechanism.toUpperCase(Locale.ROOT);
        if (!mechanism.matches("[A-Z0-9_-]{1,20}")) {
            throw new IllegalArgumentException("not a SASL mechanism: use a name such as PLAIN");
        }
    }

    @Override
    public String name() {
        return "AUTHENTICATE";
    }

    @Override
    public Set<Capability> needs() {
        Capability auth = Capability.auth(mechanism);
        return initialResponse == null ? Set.of(auth) : Set.of(auth, Capability.SASL_IR);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
