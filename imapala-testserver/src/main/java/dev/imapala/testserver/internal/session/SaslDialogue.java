package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What is said inside one AUTHENTICATE (RFC 9051 section 6.2.2). */
final class SaslDialogue {
    private final Session session;
    private final @Nullable Secret initial;

    SaslDialogue(Session session, @Nullable Secret initial) {
        this.session = session;
        this.initial = initial;
    }

    /** Returns what the client says first, having asked for it if it did not come with the command. */
    Secret first() throws IOException {
        return initial == null ? ask(Secret.of("")) : initial;
    }

    /** Checks that the client has not spoken first. */
    void serverIsFirst() {
        if (initial != null) {
            throw new RefusedException(Outcome.bad("in this mechanism the server speaks first"));
        }
    }

    /** Returns what the client says to {@code challenge}. */
    Secret ask(Secret challenge) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(challenge.reveal().toArray());
        session.connection().send(new Response.Continuation(Bytes.of(base64)), false);
        String line = session.reader().next().line().text();
        session.transcriptRecorder().secret();
        if (line.equals("*")) {
            throw new RefusedException(Outcome.bad("cancelled by the client"));
        }
        try {
            byte[] message = Base64.getDecoder().decode(line.getBytes(StandardCharsets.UTF_8));
            return Secret.of(Bytes.copyOf(message));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Outcome.bad("the response is not base64"));
        }
    }
}
