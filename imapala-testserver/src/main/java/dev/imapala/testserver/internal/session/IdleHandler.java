package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.testserver.fault.Moment;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * IDLE (RFC 9051 section 6.3.13). While the client idles, the session's thread waits for DONE and another one pushes news;
 * it has ended before the session goes on.
 */
final class IdleHandler {
    private static final Response IDLING = new Response.Continuation(Bytes.of("idling"));

    private final Session session;

    IdleHandler(Session session) {
        this.session = session;
    }

    Outcome handle() throws IOException {
        session.account();
        session.connection().send(IDLING, false);
        session.connection().reach(Moment.idling());
        session.showView(true);
        return session.isSelected() ? idleOn(session.selected()) : awaitDone();
    }

    private Outcome idleOn(SelectedMailbox selected) throws IOException {
        selected.beginWait();
        Thread pusher = new Thread(() -> push(selected), Thread.currentThread().getName() + "-idle");
        pusher.setDaemon(true);
        pusher.start();
        try {
            return awaitDone();
        } finally {
            selected.endWait();
            join(pusher);
        }
    }

    private Outcome awaitDone() throws IOException {
        Frame frame = session.reader().next();
        session.transcriptRecorder().command(frame.line());
        return frame.line().equalsIgnoreCase("DONE") ? Outcome.ok("IDLE completed") : Outcome.bad("expected DONE");
    }

    private void push(SelectedMailbox selected) {
        try {
            while (selected.awaitNews()) {
                session.sendNews(true);
                session.connection().flush();
            }
        } catch (IOException e) {
            session.transcriptRecorder().event("push failed: " + e.getMessage());
            session.abort();
        }
    }

    private static void join(Thread pusher) throws IOException {
        try {
            pusher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted at the end of IDLE");
        }
    }
}
