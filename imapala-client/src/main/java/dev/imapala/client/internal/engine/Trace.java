package dev.imapala.client.internal.engine;

import dev.imapala.client.Credentials;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.ParseException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the wire's log and the listener what happens, without credentials and mail. */
final class Trace {
    private static final Logger WIRE = System.getLogger("dev.imapala.wire");

    private final @Nullable ImapListener listener;
    private final ServerAddress address;
    private final String name;
    private List<String> secrets = List.of();

    /** Makes the trace of the connection to {@code address} whose tags begin with {@code name}. */
    Trace(@Nullable ImapListener listener, ServerAddress address, String name) {
        this.listener = listener;
        this.address = address;
        this.name = name;
    }

    /** Takes care that {@code credentials} do not show while the server may repeat them. */
    void hide(Credentials credentials) {
        secrets = Redaction.formsOf(credentials);
    }

    /** The server has no reason any more to repeat credentials. */
    void hideNothing() {
        secrets = List.of();
    }

    private boolean isOn() {
        return listener != null || WIRE.isLoggable(Level.TRACE);
    }

    void sent(String redacted) {
        if (isOn()) {
            WIRE.log(Level.TRACE, "{0} > {1}", name, redacted);
            if (listener != null) {
                listener.wireSent(redacted);
            }
        }
    }

    /** Tells of {@code response}; what follows a {@code +} is {@code secret} while somebody authenticates. */
    void received(Frame frame, Response response, boolean secret) {
        if (isOn()) {
            String line = secret && response instanceof Response.Continuation ? "+ ***" : shown(frame, response);
            String redacted = Redaction.without(secrets, line);
            WIRE.log(Level.TRACE, "{0} < {1}", name, redacted);
            if (listener != null) {
                listener.wireReceived(redacted);
            }
        }
    }

    private static String shown(Frame frame, Response response) {
        if (response instanceof Untagged.Fetch fetch) {
            return "* " + fetch.message().sequenceNumber() + " FETCH "
                    + fetch.message().items() + " " + frame.size() + " octets";
        }
        return Redaction.line(frame.line());
    }

    void connected() {
        if (listener != null) {
            listener.connected(address);
        }
    }

    void authenticated(String user) {
        if (listener != null) {
            listener.authenticated(address, user);
        }
    }

    void event(Untagged response) {
        if (listener != null) {
            listener.event(response);
        }
    }

    void tolerated(Quirk quirk, Frame response) {
        if (isOn()) {
            tolerated(quirk, secrets.isEmpty() ? response.line() : withoutSecrets(response.line()));
        }
    }

    void tolerated(Quirk quirk, Bytes response) {
        if (isOn()) {
            WIRE.log(Level.TRACE, "{0} tolerated {1} in {2} octets", name, quirk, response.size());
            if (listener != null) {
                listener.tolerated(quirk, response);
            }
        }
    }

    /** What follows a {@code +} may be secret while somebody authenticates. */
    private Bytes withoutSecrets(Bytes response) {
        String text = response.text();
        return Bytes.of(text.startsWith("+") ? "+ ***" : Redaction.without(secrets, text));
    }

    void fellBack(String how) {
        if (isOn()) {
            WIRE.log(Level.TRACE, "{0} fell back: {1}", name, how);
            if (listener != null) {
                listener.fellBack(how);
            }
        }
    }

    void defective(ParseException cause, Bytes response) {
        if (isOn()) {
            WIRE.log(Level.TRACE, "{0} passed over {1} octets: {2}", name, response.size(), cause.getMessage());
            if (listener != null) {
                listener.defective(cause, response);
            }
        }
    }

    void closed(@Nullable Throwable cause) {
        if (listener != null) {
            listener.closed(address, cause);
        }
    }
}
