package dev.imapala.interop;

import dev.imapala.client.ImapListener;
import dev.imapala.client.ImapSession;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.wire.ParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the client said, and what it found wrong with what it heard. */
final class Trace extends ImapListener {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> idling = new CompletableFuture<>();
    private volatile CompletableFuture<Void> noop = new CompletableFuture<>();

    @Override
    public void wireSent(String redacted) {
        sent.add(redacted);
        if (isNoop(redacted)) {
            noop.complete(null);
        }
    }

    private static boolean isNoop(String line) {
        return line.strip().endsWith(" NOOP");
    }

    @Override
    public void wireReceived(String redacted) {
        if (redacted.startsWith("+") && sent.get(sent.size() - 1).contains("IDLE")) {
            idling.complete(null);
        }
    }

    @Override
    public void tolerated(Quirk quirk, Bytes response) {
        complaints.add(quirk + " in " + response.text());
    }

    @Override
    public void defective(ParseException cause, Bytes response) {
        complaints.add(cause + " in " + response.text());
    }

    /** Returns the lines that the client sent. */
    List<String> sent() {
        return sent;
    }

    /**
     * Returns the lines that the client has sent, NOOP left out, and all of them: a listener is told a moment later than
     * whoever waits for an answer, but of one line after the other. Only for a client with one connection.
     */
    List<String> allSent(ImapSession session) {
        noop = new CompletableFuture<>();
        Scenario.await(session.noop());
        Scenario.await(noop);
        return sent.stream().filter(line -> !isNoop(line)).toList();
    }

    /** Returns what the client found wrong. */
    List<String> complaints() {
        return complaints;
    }

    /** Completes when the server has agreed to tell news. Only for a client with one connection. */
    CompletableFuture<Void> idling() {
        return idling;
    }
}
