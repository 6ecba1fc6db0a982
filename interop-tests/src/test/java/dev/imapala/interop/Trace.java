package dev.imapala.interop;

import dev.imapala.client.ImapListener;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.wire.ParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Remembers what the client said, and what it found wrong with what it heard. */
final class Trace extends ImapListener {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> idling = new CompletableFuture<>();
    private final Calls calls = new Calls();

    @Override
    public void wireSent(String redacted) {
        sent.add(redacted);
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

    /** Returns where the client has to call this: a listener is told a moment later than whoever waits for an answer. */
    Executor calls() {
        return calls;
    }

    /** Returns the lines that the client has sent. */
    List<String> sent() {
        calls.awaitEnd();
        return List.copyOf(sent);
    }

    /** Returns what the client has found wrong. */
    List<String> complaints() {
        calls.awaitEnd();
        return List.copyOf(complaints);
    }

    /** Completes when the server has agreed to tell news. Only for a client with one connection. */
    CompletableFuture<Void> idling() {
        return idling;
    }
}
