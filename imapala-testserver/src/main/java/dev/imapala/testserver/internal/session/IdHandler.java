package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.IdCommand;
import dev.imapala.protocol.response.Untagged;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ID (RFC 2971 section 3.1). What the client says of itself is in the transcript. */
final class IdHandler {
    private final Session session;

    IdHandler(Session session) {
        this.session = session;
    }

    Outcome handle(IdCommand command) throws IOException {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("name", "Imapala test server");
        fields.put("vendor", "Imapala");
        session.send(new Untagged.Id(fields));
        return Outcome.ok("ID completed, " + command.fields().size() + " fields noted");
    }
}
