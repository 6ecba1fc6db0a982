package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.response.Untagged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** CAPABILITY (RFC 9051 section 6.1.1). */
final class CapabilityHandler {
    private final Session session;

    CapabilityHandler(Session session) {
        this.session = session;
    }

    Outcome handle() throws IOException {
        session.send(new Untagged.CapabilityData(session.capabilities()));
        return Outcome.ok("CAPABILITY completed");
    }

    /** Returns what is told to a client: what logs in only to those who may, STARTTLS only where it is of use. */
    static Capabilities shown(ServerSettings settings, boolean tls, boolean authenticated) {
        boolean mayLogIn = tls || !settings.tlsRequired();
        List<Capability> shown = new ArrayList<>();
        for (Capability capability : settings.offered()) {
            boolean startTls = capability.equals(Capability.STARTTLS);
            boolean logsIn =
                    capability.equals(Capability.SASL_IR) || capability.name().regionMatches(true, 0, "AUTH=", 0, 5);
            if (startTls ? !tls && !authenticated : !logsIn || mayLogIn && !authenticated) {
                shown.add(capability);
            }
        }
        if (!mayLogIn && !authenticated) {
            shown.add(Capability.LOGINDISABLED);
        }
        return Capabilities.of(shown);
    }
}
