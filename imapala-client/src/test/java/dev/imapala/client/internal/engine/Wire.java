package dev.imapala.client.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandOutcome;
import dev.imapala.client.CommandProgress;
import dev.imapala.client.Credentials;
import dev.imapala.client.ImapListener;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.SelectCommand;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.ParseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine with a server of words on the other side, and a clock that is set by hand. Tags are T1, T2 and so on. */
public final class Wire {
    static final ServerAddress TLS = ServerAddress.tls("imap.example.org");
    static final ServerAddress START_TLS = ServerAddress.startTls("imap.example.org");
    static final MailboxName WORK = MailboxName.of("Work");
    public static final ServerAddress PLAIN = ServerAddress.insecurePlaintext("imap.example.org");

    public final Engine engine;
    final Result<SessionState> session = new Result<>();
    final Listening listener = new Listening();
    private final List<Action> actions = new ArrayList<>();
    private final StringBuilder sent = new StringBuilder();
    private long now;
    private boolean closed;
    private boolean paused;
    private int writes;
    private boolean takesChunks = true;
    private int chunksToTake;

    Wire(ServerAddress address) {
        this(address, Credentials.password("ann", "s3cret"), Map.of(), Limits.DEFAULT);
    }

    Wire(ServerAddress address, Credentials credentials, Map<String, @Nullable String> clientId, Limits limits) {
        EngineSettings settings = new EngineSettings(
                address, credentials, clientId, limits, EngineSettings.Timeouts.DEFAULT, 1000, false, true, "T");
        engine = new Engine(settings, () -> now, listener, session);
    }

    /** Returns a wire with a session on it, on which the next tag is T1 plus what was used. */
    public static Wire loggedIn(String... capabilities) {
        Wire wire = new Wire(PLAIN, Credentials.login("ann", "s3cret"), Map.of(), Limits.DEFAULT);
        wire.logIn(capabilities);
        return wire;
    }

    void logIn(String... capabilities) {
        engine.opened();
        server("* OK [CAPABILITY IMAP4rev1] hello");
        server("T1 OK [CAPABILITY IMAP4rev1 " + String.join(" ", capabilities) + "] welcome");
        session.value();
        takeSent();
    }

    /** Selects INBOX with {@code exists} messages. */
    public Selection select(int exists) {
        Result<Selection> result = new Result<>();
        engine.submit(new SelectTask(new SelectCommand(MailboxName.INBOX, false), result));
        String tag = lastTag();
        server(
                "* " + exists + " EXISTS",
                "* OK [UIDVALIDITY 7] valid",
                "* OK [UIDNEXT " + (exists + 1) + "] next",
                tag + " OK [READ-WRITE] selected");
        takeSent();
        return result.value();
    }

    Result<Response.Tagged> noop() {
        return simple(BareCommand.NOOP, null);
    }

    Result<Response.Tagged> simple(BareCommand command, @Nullable Selection selection) {
        Result<Response.Tagged> result = new Result<>();
        engine.submit(new SimpleTask(command, selection, result));
        return result;
    }

    Result<MailboxStatus> status(MailboxName mailbox) {
        Result<MailboxStatus> result = new Result<>();
        status(mailbox, result);
        return result;
    }

    void status(MailboxName mailbox, Result<MailboxStatus> result) {
        engine.submit(new StatusTask(new StatusCommand(mailbox, List.of(StatusItem.MESSAGES)), result));
    }

    Elements<FetchedMessage> fetch(Selection selection, Elements<FetchedMessage> elements, FetchItem<?>... items) {
        FetchCommand command = new FetchCommand(SeqSet.range(1, 9), Fetch.items(items));
        engine.submit(new FetchTask(command, selection, elements));
        return elements;
    }

    Result<Selection> selecting(MailboxName mailbox) {
        Result<Selection> result = new Result<>();
        engine.submit(new SelectTask(new SelectCommand(mailbox, false), result));
        return result;
    }

    Result<AppendResult> append(String message) {
        Result<AppendResult> result = new Result<>();
        Append append = Append.message(Bytes.of(message));
        engine.submit(new AppendTask(new AppendCommand(WORK, append), result));
        return result;
    }

    /** Sends lines from the server. */
    public void server(String... lines) {
        for (String line : lines) {
            octets(line + "\r\n");
        }
    }

    /** Sends text from the server as it is. */
    void octets(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        engine.receive(octets, 0, octets.length);
        carryOut();
    }

    /** Returns a loop that runs steps at once. */
    public EngineLoop loop() {
        return step -> {
            step.accept(engine);
            carryOut();
            return true;
        };
    }

    private void carryOut() {
        for (Action action = engine.poll(); action != null; action = engine.poll()) {
            actions.add(action);
            if (action instanceof Action.Write write) {
                sent.append(new String(write.octets().toArray(), StandardCharsets.ISO_8859_1));
                writes++;
            } else if (action instanceof Action.WriteChunk chunk) {
                sent.append(new String(chunk.octets().toArray(), StandardCharsets.ISO_8859_1));
                chunksToTake++;
                takeChunks();
            }
            if (action instanceof Action.Compute compute) {
                compute.work().get().thenAccept(next -> {
                    engine.resume(next);
                    carryOut();
                });
            }
            closed |= action instanceof Action.Close;
            paused = action instanceof Action.PauseReading || (paused && !(action instanceof Action.ResumeReading));
        }
    }

    /** Tells the engine that there is news of a source or sink. */
    void wake() {
        engine.wake();
        carryOut();
    }

    /** Sets whether the socket takes chunks at once, and takes those that wait. */
    void takesChunks(boolean takes) {
        takesChunks = takes;
        takeChunks();
        carryOut();
    }

    private void takeChunks() {
        while (takesChunks && chunksToTake > 0) {
            chunksToTake--;
            engine.writable();
        }
    }

    /** Lets time pass as a timer would: in steps from deadline to deadline. */
    public void pass(Duration duration) {
        carryOut();
        long end = now + duration.toNanos();
        while (engine.deadline() <= end) {
            now = Math.max(now, engine.deadline());
            engine.tick();
            carryOut();
        }
        now = end;
        engine.tick();
        carryOut();
    }

    /** Returns what was sent since this was asked last, with line ends as {@code |}. */
    public String takeSent() {
        carryOut();
        String text = sent.toString().replace("\r\n", "|");
        sent.setLength(0);
        return text;
    }

    /** Returns what was sent since this was asked last, as it is. */
    String takeOctets() {
        carryOut();
        String text = sent.toString();
        sent.setLength(0);
        return text;
    }

    /** Returns the tag of the last line that was sent. */
    String lastTag() {
        carryOut();
        String text = sent.toString().strip();
        String line = text.substring(text.lastIndexOf('\n') + 1);
        assertThat(line).startsWith("T");
        return line.substring(0, line.indexOf(' '));
    }

    int writes() {
        carryOut();
        return writes;
    }

    boolean isClosed() {
        carryOut();
        return closed;
    }

    public boolean isPaused() {
        carryOut();
        return paused;
    }

    long count(Class<? extends Action> type) {
        carryOut();
        return actions.stream().filter(type::isInstance).count();
    }

    static Map<String, @Nullable String> id(String name, String value) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }

    /** Notes what a listener is told. */
    public static final class Listening extends ImapListener {
        final List<String> wire = new ArrayList<>();
        final List<Quirk> tolerated = new ArrayList<>();
        final List<Bytes> deviations = new ArrayList<>();
        final List<String> fallbacks = new ArrayList<>();
        final List<Untagged> events = new ArrayList<>();
        final List<Bytes> defective = new ArrayList<>();
        final List<CommandProgress> progress = new ArrayList<>();
        final List<String> done = new ArrayList<>();
        final List<String> traffic = new ArrayList<>();
        final List<Duration> ready = new ArrayList<>();
        int closed;

        @Override
        public void ready(ServerAddress address, Duration latency) {
            ready.add(latency);
        }

        @Override
        public void commandDone(ServerAddress address, String command, CommandOutcome outcome, Duration latency) {
            done.add(command + " " + outcome + " " + latency);
        }

        @Override
        public void traffic(ServerAddress address, long received, long sent) {
            traffic.add(received + " in, " + sent + " out");
        }

        @Override
        public void wireSent(String redacted) {
            wire.add("C: " + redacted);
        }

        @Override
        public void wireReceived(String redacted) {
            wire.add("S: " + redacted);
        }

        @Override
        public void tolerated(Quirk quirk, Bytes response) {
            tolerated.add(quirk);
            deviations.add(response);
        }

        @Override
        public void fellBack(String how) {
            fallbacks.add(how);
        }

        @Override
        public void progressed(ServerAddress address, CommandProgress progress) {
            this.progress.add(progress);
        }

        @Override
        public void event(Untagged response) {
            events.add(response);
        }

        @Override
        public void defective(ParseException cause, Bytes response) {
            defective.add(response);
        }

        @Override
        public void closed(ServerAddress address, @Nullable Throwable cause) {
            closed++;
        }
    }
}
