package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.CommandParser;
import dev.imapala.protocol.wire.Frame;
import dev.imapala.protocol.wire.LimitExceededException;
import dev.imapala.protocol.wire.ParseException;
import dev.imapala.protocol.wire.TaggedCommand;
import dev.imapala.protocol.wire.UnknownCharsetException;
import dev.imapala.testserver.SessionView;
import dev.imapala.testserver.Transcript;
import dev.imapala.testserver.fault.Moment;
import dev.imapala.testserver.internal.store.Account;
import dev.imapala.testserver.internal.store.AnnotationWatcher;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One client's session, from the greeting to the end of the connection. */
public final class Session implements Runnable {
    private static final Set<Capability> CAN_BE_ENABLED = Set.of(
            Capability.IMAP4REV2,
            Capability.UTF8_ACCEPT,
            Capability.CONDSTORE,
            Capability.QRESYNC,
            Capability.METADATA,
            Capability.METADATA_SERVER);

    private final int number;
    private final ServerSettings settings;
    private final SessionListener listener;
    private final TranscriptRecorder transcript = new TranscriptRecorder();
    private final Connection connection;
    private final CommandReader reader;
    private final CommandParser parser;
    private final boolean implicitTls;

    private final Set<Capability> enabled = new LinkedHashSet<>();
    private final Queue<Untagged> annotated = new ConcurrentLinkedQueue<>();
    private final AnnotationWatcher annotationWatcher = this::noteAnnotated;
    private SessionState state = new SessionState.NotAuthenticated();
    private volatile SessionView view;

    /** Makes the session of a client that has connected; it lives in {@link #run()}. */
    public Session(int number, Socket socket, boolean implicitTls, ServerSettings settings, SessionListener listener)
            throws IOException {
        this.number = number;
        this.settings = settings;
        this.listener = listener;
        this.implicitTls = implicitTls;
        this.connection = new Connection(socket, settings.faults(), transcript);
        this.reader = new CommandReader(connection, settings.limits());
        this.parser = new CommandParser(settings.limits());
        this.view = makeView(false);
    }

    @Override
    public void run() {
        try {
            if (implicitTls) {
                connection.startTls(settings.tls(), settings.asksForCertificate());
            }
            greet();
            boolean open = true;
            while (open) {
                open = answerNext();
            }
        } catch (IOException e) {
            transcript.event("ended: " + e.getMessage());
        } finally {
            become(new SessionState.NotAuthenticated());
            connection.close();
            listener.ended(this);
        }
    }

    private void greet() throws IOException {
        connection.reach(Moment.greeting());
        ResponseText text = ResponseText.of(new ResponseCode.CapabilityList(capabilities()), "Imapala test server");
        send(new Untagged.Condition(Status.OK, text));
        showView(false);
    }

    /** Answers one command; returns whether there may be another. */
    private boolean answerNext() throws IOException {
        try {
            Frame frame = reader.next();
            transcript.command(frame.line());
            return answer(frame);
        } catch (LimitExceededException e) {
            refuse(e);
            return true;
        }
    }

    private boolean answer(Frame frame) throws IOException {
        try {
            TaggedCommand command = parser.parse(frame);
            connection.answering(command.command().name());
            connection.reach(Moment.command(command.command().name()));
            return complete(command.tag(), command, outcome(command));
        } catch (UnknownCharsetException e) {
            forgetSaved(e);
            ResponseCode code = new ResponseCode.BadCharset(List.of("US-ASCII", "UTF-8"));
            refuse(frame, Status.NO, ResponseText.of(code, "the charset is not known"));
            return true;
        } catch (ParseException e) {
            refuse(frame, Status.BAD, ResponseText.of(String.valueOf(e.getMessage())));
            return true;
        }
    }

    /** A SEARCH that was to keep its result and fails keeps nothing (RFC 5182 section 2.1). */
    private void forgetSaved(UnknownCharsetException e) {
        if (e.saves() && isSelected()) {
            selected().save(List.of());
        }
    }

    private void refuse(Frame frame, Status status, ResponseText text) throws IOException {
        Optional<Tag> tag = parser.tag(frame);
        connection.answering("");
        connection.send(
                tag.<Response>map(known -> new Response.Tagged(known, status, text))
                        .orElseGet(() -> new Untagged.Condition(status, text)),
                isUtf8());
    }

    private Outcome outcome(TaggedCommand command) throws IOException {
        try {
            return new CommandRouter(this).route(command);
        } catch (RefusedException e) {
            return e.outcome();
        } catch (RuntimeException e) {
            transcript.event("bug: " + e);
            return Outcome.no(ResponseCode.SERVERBUG, "the test server has a bug: " + e);
        }
    }

    private boolean complete(Tag tag, TaggedCommand command, Outcome outcome) throws IOException {
        if (outcome.then() == Outcome.Then.GO_ON) {
            sendNews(!command.command().pipelining().keepsNumbers());
        }
        connection.send(new Response.Tagged(tag, outcome.status(), outcome.text()), isUtf8());
        change(outcome.then());
        showView(false);
        return outcome.then() != Outcome.Then.END;
    }

    private void change(Outcome.Then then) throws IOException {
        if (then == Outcome.Then.START_TLS) {
            connection.flush();
            reader.clear();
            connection.startTls(settings.tls(), settings.asksForCertificate());
        } else if (then == Outcome.Then.COMPRESS) {
            connection.flush();
            reader.clear();
            connection.compress();
        } else if (then == Outcome.Then.FORGET) {
            connection.flush();
            enabled.clear();
            connection.endCompression();
        }
    }

    private void refuse(LimitExceededException e) throws IOException {
        ResponseText text = ResponseText.of(new ResponseCode.Word("TOOBIG"), String.valueOf(e.getMessage()));
        String word = e.head().split(" ", 2)[0];
        connection.answering("");
        try {
            connection.send(new Response.Tagged(new Tag(word), Status.NO, text), isUtf8());
        } catch (IllegalArgumentException noTag) {
            send(new Untagged.Condition(Status.BAD, text));
        }
    }

    /** Tells others that entries of {@code mailbox}, or of the server if it is null, have changed. */
    void tellAnnotated(@Nullable MailboxName mailbox, List<MetadataEntry> entries) {
        Map<Boolean, List<MetadataEntry>> privately =
                entries.stream().collect(Collectors.partitioningBy(entry -> mailbox != null || entry.isPrivate()));
        List<MetadataEntry> own = privately.getOrDefault(true, List.of());
        if (!own.isEmpty()) {
            account().annotated(mailbox, own, annotationWatcher);
        }
        List<MetadataEntry> shared = privately.getOrDefault(false, List.of());
        if (!shared.isEmpty()) {
            settings.accounts().annotated(shared, annotationWatcher);
        }
    }

    private void noteAnnotated(@Nullable MailboxName mailbox, List<MetadataEntry> entries) {
        annotated.add(new Untagged.MetadataChanged(mailbox, entries));
    }

    /** Tells the client what others did to annotations, if it wants to know, and to its mailbox. */
    void sendNews(boolean withExpunges) throws IOException {
        boolean wanted = enabled.contains(Capability.METADATA) || enabled.contains(Capability.METADATA_SERVER);
        for (Untagged news = annotated.poll(); news != null; news = annotated.poll()) {
            if (wanted) {
                send(news);
            }
        }
        if (state instanceof SessionState.Selected selected) {
            for (Untagged response : selected.mailbox().takeNews(withExpunges, newsForm())) {
                send(response);
            }
        }
    }

    private SelectedMailbox.NewsForm newsForm() {
        return new SelectedMailbox.NewsForm(!isRev2(), isCondstore(), enabled.contains(Capability.QRESYNC));
    }

    void send(Untagged response) throws IOException {
        connection.send(response, isUtf8());
    }

    ServerSettings settings() {
        return settings;
    }

    Connection connection() {
        return connection;
    }

    CommandReader reader() {
        return reader;
    }

    TranscriptRecorder transcriptRecorder() {
        return transcript;
    }

    /** Returns what is told to the client in its present state. */
    Capabilities capabilities() {
        return CapabilityHandler.shown(settings, connection.isTls(), isAuthenticated());
    }

    /** Tells whether strings and names of mailboxes go out in UTF-8. */
    boolean isUtf8() {
        return isRev2() || enabled.contains(Capability.UTF8_ACCEPT);
    }

    boolean isRev2() {
        return enabled.contains(Capability.IMAP4REV2);
    }

    /** Tells whether the client is told of mod-sequences. */
    boolean isCondstore() {
        return enabled.contains(Capability.CONDSTORE);
    }

    /** Tells of mod-sequences from now on, as a client that uses them wants it (RFC 7162 section 3.1). */
    void enableCondstore() throws IOException {
        if (settings.offered().has(Capability.CONDSTORE) && enabled.add(Capability.CONDSTORE) && isSelected()) {
            ResponseCode highest = new ResponseCode.HighestModSeq(
                    selected().mailbox().snapshot().highestModSeq());
            send(new Untagged.Condition(Status.OK, ResponseText.of(highest, "mod-sequences from now on")));
        }
    }

    /** Returns the success of a command that expunges, with the mod-sequence of the last change for those who use them. */
    Outcome completed(String command) {
        return isCondstore()
                ? Outcome.ok(
                        new ResponseCode.HighestModSeq(
                                selected().mailbox().snapshot().highestModSeq()),
                        command + " completed")
                : Outcome.ok(command + " completed");
    }

    Set<Capability> enabled() {
        return enabled;
    }

    boolean isAuthenticated() {
        return !(state instanceof SessionState.NotAuthenticated);
    }

    boolean isSelected() {
        return state instanceof SessionState.Selected;
    }

    /**
     * Returns the account of the user.
     *
     * @throws RefusedException if nobody is logged in
     */
    Account account() {
        if (state instanceof SessionState.Selected selected) {
            return selected.account();
        } else if (state instanceof SessionState.Authenticated authenticated) {
            return authenticated.account();
        }
        throw RefusedException.wrongState("log in first");
    }

    /**
     * Returns the selected mailbox.
     *
     * @throws RefusedException if none is selected
     */
    SelectedMailbox selected() {
        if (state instanceof SessionState.Selected selected) {
            return selected.mailbox();
        }
        throw RefusedException.wrongState("select a mailbox first");
    }

    /** Goes into another state; the mailbox that was selected is left. */
    void become(SessionState next) {
        if (state instanceof SessionState.Selected selected) {
            selected.mailbox().leave();
        }
        if (isAuthenticated()) {
            account().unwatchAnnotations(annotationWatcher);
        }
        state = next;
        if (isAuthenticated()) {
            account().watchAnnotations(annotationWatcher);
        }
    }

    /** Lets tests see what the session is about. */
    void showView(boolean idling) {
        view = makeView(idling);
        listener.changed();
    }

    private SessionView makeView(boolean idling) {
        SelectedMailbox mailbox = state instanceof SessionState.Selected selected ? selected.mailbox() : null;
        return new SessionView(
                number,
                isAuthenticated() ? account().user() : null,
                mailbox == null ? null : mailbox.mailbox().name(),
                mailbox != null && mailbox.isReadOnly(),
                idling,
                connection.isTls(),
                enabled);
    }

    /** Returns how the session is now. */
    public SessionView view() {
        return view;
    }

    /** Returns what was said until now. */
    public Transcript transcript() {
        return transcript.transcript();
    }

    /** Ends the connection at once. */
    public void abort() {
        connection.abort();
    }

    /**
     * Enables those of {@code wanted} that are offered and can be enabled; returns those that were not enabled before.
     * QRESYNC brings along CONDSTORE.
     */
    List<Capability> enable(List<Capability> wanted) {
        List<Capability> changed = wanted.stream()
                .filter(CAN_BE_ENABLED::contains)
                .filter(settings.offered()::has)
                .filter(enabled::add)
                .toList();
        if (enabled.contains(Capability.QRESYNC)) {
            enabled.add(Capability.CONDSTORE);
        }
        return changed;
    }
}
