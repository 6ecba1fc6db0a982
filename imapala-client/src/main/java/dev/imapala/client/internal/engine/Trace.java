package dev.imapala.client.internal.engine;

import dev.imapala.client.CommandOutcome;
import dev.imapala.client.CommandProgress;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.ParseException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the logs and the listener what happens, and keeps the last lines for exceptions: without credentials, and without
 * mail unless that was asked for. Whatever leaves it has gone through {@link Redaction}.
 */
final class Trace {
    private static final Logger WIRE = System.getLogger("dev.imapala.wire");
    private static final Logger CLIENT = System.getLogger("dev.imapala.client");

    private final @Nullable ImapListener listener;
    private final ServerAddress address;
    private final String name;
    private final boolean mail;
    private final Conversation conversation = new Conversation();
    private List<String> secrets = List.of();
    private long received;
    private long sent;

    /** Makes the trace of the connection to {@code address} whose tags begin with {@code name}. */
    Trace(@Nullable ImapListener listener, ServerAddress address, String name, boolean mail) {
        this.listener = listener;
        this.address = address;
        this.name = name;
        this.mail = mail;
    }

    /** Takes care that {@code secret} shows nowhere, whoever repeats it in whatever form. */
    void hide(Secret secret) {
        Redaction.formsOf(secret).forEach(this::hideForm);
    }

    /** Takes care that {@code form} shows nowhere: what was sent inside AUTHENTICATE. */
    void hideForm(String form) {
        if (!form.isEmpty() && !secrets.contains(form)) {
            List<String> all = new ArrayList<>(secrets);
            all.add(form);
            all.sort(Comparator.comparing(String::length).reversed());
            secrets = List.copyOf(all);
        }
    }

    /** Returns {@code text} without secrets. */
    String redacted(String text) {
        return Redaction.without(secrets, text);
    }

    private ResponseText redacted(ResponseText text) {
        String shown = redacted(text.text());
        return shown.equals(text.text()) ? text : new ResponseText(text.code(), shown);
    }

    /** Returns {@code tagged} without secrets. */
    Response.Tagged redacted(Response.Tagged tagged) {
        return new Response.Tagged(tagged.tag(), tagged.status(), redacted(tagged.text()));
    }

    private Bytes redacted(Bytes response) {
        String text = response.text();
        String shown = redacted(text);
        return shown.equals(text) ? response : Bytes.of(shown);
    }

    /** Returns the last lines of the conversation. */
    List<String> conversation() {
        return conversation.lines(secrets);
    }

    /** Forgets all but the last lines, as a connection that waits may wait for days. */
    void rest() {
        conversation.rest();
    }

    private boolean isOn() {
        return listener != null || WIRE.isLoggable(Level.TRACE);
    }

    void sent(String redacted) {
        conversation.sent(redacted);
        if (isOn()) {
            String line = Redaction.cut(redacted(redacted));
            WIRE.log(Level.TRACE, "{0} > {1}", name, line);
            if (listener != null) {
                listener.wireSent(line);
            }
        }
    }

    /** Tells of octets of mail that are sent, where mail may be seen. */
    void sentMail(Bytes octets) {
        if (mail && isOn()) {
            String line = Redaction.cut(Redaction.withoutAtCut(secrets, Redaction.full(octets)));
            WIRE.log(Level.TRACE, "{0} > {1}", name, line);
            if (listener != null) {
                listener.wireSent(line);
            }
        }
    }

    /** Tells of {@code response}; what follows a {@code +} is {@code secret} while somebody authenticates. */
    void received(Frame frame, Response response, boolean secret) {
        boolean hidden = secret && response instanceof Response.Continuation;
        note(frame, response, hidden);
        if (isOn()) {
            String line = Redaction.cut(redacted(hidden ? "+ ***" : shown(frame, response)));
            WIRE.log(Level.TRACE, "{0} < {1}", name, line);
            if (listener != null) {
                listener.wireReceived(line);
            }
        }
    }

    private void note(Frame frame, Response response, boolean hidden) {
        if (hidden) {
            conversation.received("+ ***");
        } else if (response instanceof Untagged.Fetch fetch) {
            conversation.fetched(fetch.message().sequenceNumber(), frame.size());
        } else {
            conversation.received(frame.line());
        }
    }

    private String shown(Frame frame, Response response) {
        if (mail) {
            return Redaction.full(frame.line());
        } else if (response instanceof Untagged.Fetch fetch) {
            return "* " + fetch.message().sequenceNumber() + " FETCH "
                    + fetch.message().items() + " " + frame.size() + " octets";
        }
        return Redaction.line(frame.line());
    }

    void connected() {
        CLIENT.log(Level.DEBUG, "{0} connected to {1}", name, address);
        if (listener != null) {
            listener.connected(address);
        }
    }

    void authenticated(String user, Duration sinceConnect) {
        CLIENT.log(Level.DEBUG, "{0} is ready", name);
        if (listener != null) {
            listener.authenticated(address, user);
            listener.ready(address, sinceConnect);
        }
    }

    /** Counts octets. */
    void receivedOctets(int octets) {
        received += octets;
    }

    /** Counts octets. */
    void sentOctets(int octets) {
        sent += octets;
    }

    void done(String command, CommandOutcome outcome, Duration latency) {
        if (listener != null) {
            tellTraffic(listener);
            listener.commandDone(address, command, outcome, latency);
        }
    }

    private void tellTraffic(ImapListener told) {
        if (received > 0 || sent > 0) {
            told.traffic(address, received, sent);
            received = 0;
            sent = 0;
        }
    }

    void progressed(CommandProgress progress) {
        if (listener != null) {
            listener.progressed(address, progress);
        }
    }

    void event(Untagged response) {
        if (listener != null) {
            listener.event(
                    response instanceof Untagged.Condition condition
                            ? new Untagged.Condition(condition.status(), redacted(condition.text()))
                            : response);
        }
    }

    void tolerated(Quirk quirk, Frame response) {
        if (isOn()) {
            tolerated(quirk, response.line());
        }
    }

    void tolerated(Quirk quirk, Bytes response) {
        if (isOn()) {
            WIRE.log(Level.TRACE, "{0} tolerated {1} in {2} octets", name, quirk, response.size());
            if (listener != null) {
                boolean continuation = !response.isEmpty() && response.at(0) == '+' && !secrets.isEmpty();
                listener.tolerated(quirk, continuation ? Bytes.of("+ ***") : redacted(response));
            }
        }
    }

    void fellBack(String how) {
        CLIENT.log(Level.DEBUG, "{0} fell back: {1}", name, how);
        if (listener != null) {
            listener.fellBack(how);
        }
    }

    void defective(ParseException cause, Bytes response) {
        conversation.received("(" + response.size() + " octets that do not parse)");
        if (isOn()) {
            String why = redacted(String.valueOf(cause.getMessage()));
            WIRE.log(Level.TRACE, "{0} passed over {1} octets: {2}", name, response.size(), why);
            if (listener != null) {
                listener.defective(cause, redacted(response));
            }
        }
    }

    void closed(@Nullable Throwable cause) {
        CLIENT.log(Level.DEBUG, "{0} is gone: {1}", name, cause == null ? "closed" : cause.getMessage());
        if (listener != null) {
            tellTraffic(listener);
            listener.closed(address, cause);
        }
    }
}
