package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.response.Untagged;
import java.io.IOException;

/** NAMESPACE (RFC 9051 section 6.3.10). */
final class NamespaceHandler {
    private final Session session;

    NamespaceHandler(Session session) {
        this.session = session;
    }

    Outcome handle() throws IOException {
        session.account();
        session.send(new Untagged.NamespaceData(session.settings().namespaces()));
        return Outcome.ok("NAMESPACE completed");
    }
}
