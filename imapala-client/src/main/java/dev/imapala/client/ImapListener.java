package dev.imapala.client;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Observes connections: for traces, metrics and diagnosis. Override what is of interest; every method is empty here.
 *
 * <p>Calls come on the callback executor, those for one connection one after the other and in order. A listener that is
 * slower than its connections makes calls pile up.
 */
public abstract class ImapListener {
    /** Makes a listener that ignores everything. */
    protected ImapListener() {}

    /** Called when the connection to {@code address} is there, protected by TLS unless that was ruled out. */
    public void connected(ServerAddress address) {}

    /** Called when {@code user} has been authenticated at {@code address}. */
    public void authenticated(ServerAddress address, String user) {}

    /**
     * Called when a session at {@code address} is ready: connected, logged in and all.
     *
     * @param latency since {@code connect} was called
     */
    public void ready(ServerAddress address, Duration latency) {}

    /**
     * Called when a command has ended, however it did; for one that was cancelled, when the server has answered it.
     *
     * @param command its name, such as {@code UID FETCH}; there are some fifty of them
     * @param outcome how it ended
     * @param latency since it began to be sent; for IDLE, how long it lasted
     */
    public void commandDone(ServerAddress address, String command, CommandOutcome outcome, Duration latency) {}

    /**
     * Called with how many octets of IMAP, inside TLS, have been received and sent since the last call for this
     * connection: before {@link #commandDone} and {@link #closed}.
     */
    public void traffic(ServerAddress address, long received, long sent) {}

    /** Called with what was sent: one line, literals by size, credentials as {@code ***}. */
    public void wireSent(String redacted) {}

    /** Called with what was received: one line, literals by size, FETCH by the names of its items. */
    public void wireReceived(String redacted) {}

    /**
     * Called when the server at {@code address} tells how far it is with a command that takes long. Such news count as
     * signs of life: no time-out for silence ends the connection meanwhile.
     *
     * <p>RFC 9585
     */
    public void progressed(ServerAddress address, CommandProgress progress) {}

    /** Called with a response that no command awaited; the state of the session has been updated already. */
    public void event(Untagged response) {}

    /**
     * Called when the server did something otherwise than it should, and that was put up with: once for each kind of
     * deviation in a response, of which {@link ImapSession#quirks()} keeps count. {@code response} may hold mail;
     * credentials in it are shown as {@code ***}.
     */
    public void tolerated(Quirk quirk, Bytes response) {}

    /** Called when something is done in a simpler way, as the server has no better one or refuses it. */
    public void fellBack(String how) {}

    /** Called with a response that was passed over because it does not parse. {@code response} may hold mail. */
    public void defective(ParseException cause, Bytes response) {}

    /**
     * Called when the connection to {@code address} is gone.
     *
     * @param cause why; null after a log-out or a close by this client
     */
    public void closed(ServerAddress address, @Nullable Throwable cause) {}
}
