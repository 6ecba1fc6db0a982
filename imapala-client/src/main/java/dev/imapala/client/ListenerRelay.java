package dev.imapala.client;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the user's listener where the user's code runs. */
final class ListenerRelay extends ImapListener {
    private final ImapListener target;
    private final Callbacks calls;

    ListenerRelay(ImapListener target, Callbacks calls) {
        this.target = target;
        this.calls = calls;
    }

    @Override
    public void connected(ServerAddress address) {
        calls.execute(() -> target.connected(address));
    }

    @Override
    public void authenticated(ServerAddress address, String user) {
        calls.execute(() -> target.authenticated(address, user));
    }

    @Override
    public void ready(ServerAddress address, Duration latency) {
        calls.execute(() -> target.ready(address, latency));
    }

    @Override
    public void commandDone(ServerAddress address, String command, CommandOutcome outcome, Duration latency) {
        calls.execute(() -> target.commandDone(address, command, outcome, latency));
    }

    @Override
    public void traffic(ServerAddress address, long received, long sent) {
        calls.execute(() -> target.traffic(address, received, sent));
    }

    @Override
    public void wireSent(String redacted) {
        calls.execute(() -> target.wireSent(redacted));
    }

    @Override
    public void wireReceived(String redacted) {
        calls.execute(() -> target.wireReceived(redacted));
    }

    @Override
    public void progressed(ServerAddress address, CommandProgress progress) {
        calls.execute(() -> target.progressed(address, progress));
    }

    @Override
    public void event(Untagged response) {
        calls.execute(() -> target.event(response));
    }

    @Override
    public void tolerated(Quirk quirk, Bytes response) {
        calls.execute(() -> target.tolerated(quirk, response));
    }

    @Override
    public void fellBack(String how) {
        calls.execute(() -> target.fellBack(how));
    }

    @Override
    public void defective(ParseException cause, Bytes response) {
        calls.execute(() -> target.defective(cause, response));
    }

    @Override
    public void closed(ServerAddress address, @Nullable Throwable cause) {
        calls.execute(() -> target.closed(address, cause));
    }
}
