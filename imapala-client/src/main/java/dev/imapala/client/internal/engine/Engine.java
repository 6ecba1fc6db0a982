package dev.imapala.client.internal.engine;

import dev.imapala.client.CommandOutcome;
import dev.imapala.client.Credentials;
import dev.imapala.client.DeadlineExceededException;
import dev.imapala.client.ImapException;
import dev.imapala.client.ImapListener;
import dev.imapala.client.MailboxDeselectedException;
import dev.imapala.client.MissingCapabilityException;
import dev.imapala.client.SessionEndedException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Secret;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.AppendCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.wire.CommandSerializer;
import dev.imapala.protocol.wire.SerializedCommand;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One connection, without its input and output: takes octets, tasks and the passing of time, and gives {@link Action}s.
 * Not safe for use by several threads, and locks nothing: whoever does the input and output calls it from one thread,
 * and after each call carries out what {@link #poll()} returns and arranges for {@link #tick()} at {@link #deadline()}.
 *
 * <p>RFC 9051 section 2.2
 */
public final class Engine {
    private static final Duration LOGOUT = Duration.ofSeconds(5);
    /** How long LF may take that follows CR; some servers end lines in CR alone. */
    private static final Duration LINE_FEED = Duration.ofSeconds(1);
    /** The same where one did not come before. */
    private static final Duration NO_LINE_FEED = Duration.ofMillis(20);

    private static final String AGAIN = "; connect again";

    private final EngineSettings settings;
    private final Timers timers;
    private final Trace trace;
    private final Tolerance tolerance;
    private final Scheduler scheduler;
    private final Deadlines deadlines = new Deadlines();
    private final Outbox outbox = new Outbox(this);
    private final Deque<Action> actions = new ArrayDeque<>();
    private final Reader reader;
    private final Idler idler;
    private final Handshake handshake;
    private volatile SessionState session = new SessionState();
    private volatile boolean open = true;
    private @Nullable Loss loss;
    private boolean ending;
    private boolean slow;
    private boolean identified;
    private int tags;
    /** When a CR that came last is to end its line. */
    private long lineEndAt = Timers.NEVER;
    /** How long LF may take. */
    private Duration lineFeed = LINE_FEED;
    /** How long what is given now may take. */
    private @Nullable Duration limit;

    /**
     * Makes the engine of a connection that is being made, and gives its session to {@code reply}.
     *
     * @param clock nanoseconds since some moment, 0 or more, never less than before
     */
    public Engine(
            EngineSettings settings, LongSupplier clock, @Nullable ImapListener listener, Reply<SessionState> reply) {
        this.settings = settings;
        timers = new Timers(clock, settings.timeouts().silence());
        scheduler = new Scheduler(settings.commandsInFlight());
        trace = new Trace(listener, settings.address(), settings.tagPrefix(), settings.logsMail());
        tolerance = new Tolerance(trace);
        idler = new Idler(this, timers, settings.timeouts());
        handshake = new Handshake(this, timers, trace, settings, reply);
        Router router = new Router(this, scheduler, outbox, handshake, trace, tolerance);
        reader = new Reader(this, router, trace, tolerance, settings.limits());
    }

    /** The connection is there. */
    public void opened() {
        step(handshake::opened);
    }

    /** TLS is there. */
    public void secured() {
        step(handshake::secured);
    }

    /** Tells whether an {@link Action.Compress} may follow from any line that comes. */
    public boolean mayBeginCompression() {
        return handshake.mayBeginCompression();
    }

    /** Takes the octets from {@code from} (inclusive) to {@code to} (exclusive), which stay the caller's. */
    public void receive(byte[] octets, int from, int to) {
        timers.heard();
        trace.receivedOctets(to - from);
        step(() -> reader.receive(octets, from, to));
        boolean mayEnd = isReading() && reader.awaitsLineFeed() && !handshake.mayChangeTransport();
        lineEndAt = mayEnd ? timers.in(lineFeed) : Timers.NEVER;
    }

    private void endLine() {
        if (timers.now() >= lineEndAt) {
            lineEndAt = Timers.NEVER;
            lineFeed = NO_LINE_FEED;
            reader.endLine();
        }
    }

    /** A part of a large write has left: the peer lives. */
    public void progressed() {
        timers.heard();
    }

    /** The connection has ended, for {@code cause} if that is known. */
    public void disconnected(@Nullable Throwable cause) {
        if (ending) {
            endSession();
        } else {
            String why = cause == null ? "the server closed the connection" : "the connection broke: " + reason(cause);
            lose(new Loss.Broken(why, cause));
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Runs {@code step}; the commands and watches that it gives have to end within {@code most}. */
    public void within(Duration most, Runnable step) {
        limit = most;
        try {
            step.run();
        } finally {
            limit = null;
        }
    }

    private void overrun(Task task, Duration most) {
        boolean sent = task.tag() != null;
        String fate = sent ? "; it was sent, and its answer will be dropped" : "; it was not sent";
        task.abandon(
                new DeadlineExceededException(task.name() + " did not end within " + Timers.text(most) + fate, sent));
        scheduler.withdraw(task);
        if (sent && !task.mayBeDropped()) {
            lose(new Loss.Closed(task.name() + " took too long, and nobody knows who is logged in"));
        }
        reader.wake();
    }

    private void overrun(Watch watch, Duration most) {
        watch.selection().remove(watch);
        watch.fail(new DeadlineExceededException("the mailbox was watched for " + Timers.text(most), true));
    }

    /** Takes a command of {@code owner}, which is not sent once somebody else has logged in. */
    public void submit(SessionState owner, Task task) {
        task.ownedBy(owner);
        submit(task);
    }

    /** Takes a command. */
    public void submit(Task task) {
        Duration most = limit;
        if (most != null && loss == null) {
            deadlines.add(timers.in(most), task::isSettled, () -> overrun(task, most));
        }
        enqueue(task);
        step(() -> {});
    }

    /**
     * Nobody waits for {@code task} any more: it is not sent, or its answer is dropped. Octets that are asked for while
     * they are sent are not asked for any more, and half a literal ends the connection.
     */
    public void cancel(Task task) {
        task.drop();
        scheduler.withdraw(task);
        if (outbox.holds(task) && outbox.hasUploads()) {
            lose(new Loss.Closed("an upload was cancelled, and half a message cannot be taken back"));
        } else if (!task.mayBeDropped() && task.tag() != null) {
            lose(new Loss.Closed(task.name() + " was cancelled, and nobody knows who is logged in"));
        }
        step(reader::wake);
    }

    /** Takes a watch of a selection. */
    public void watch(Watch watch) {
        if (loss != null) {
            watch.fail(lost(loss, "; nothing is watched"));
        } else if (session.selection() != watch.selection()) {
            watch.fail(new MailboxDeselectedException(watch.selection().name()));
        } else {
            watch.selection().add(watch);
            Duration most = limit;
            if (most != null) {
                deadlines.add(timers.in(most), () -> !watch.selection().isWatchedBy(watch), () -> overrun(watch, most));
            }
            step(() -> {});
        }
    }

    /** Nobody looks at {@code watch} any more. */
    public void cancel(Watch watch) {
        watch.selection().remove(watch);
        step(() -> {});
    }

    /** A sink has become ready. */
    public void wake() {
        if (session.selection() != null) {
            session.selection().flush();
        }
        step(reader::wake);
        step(outbox::advance);
    }

    /** The socket has taken what {@link Action.WriteChunk} asked for, and would take more. */
    public void writable() {
        timers.heard();
        step(outbox::writable);
    }

    /** What an {@link Action.Compute} was about has been done; {@code next} is what follows. */
    public void resume(Runnable next) {
        step(next);
    }

    /** Time has passed. */
    public void tick() {
        step(this::endLine);
        if (loss == null && ending && timers.now() >= timers.deadline()) {
            endSession();
        } else if (loss == null) {
            timers.expired().ifPresent(what -> lose(new Loss.TimedOut(what)));
        }
        step(() -> deadlines.pass(timers.now()));
    }

    /** Ends the connection at once. */
    public void close() {
        lose(new Loss.Closed("the connection was closed by this client"));
    }

    /** Returns what is to be done next; null if nothing is. */
    public @Nullable Action poll() {
        return actions.poll();
    }

    /** Returns when {@link #tick()} is to be called, by the clock; {@link Long#MAX_VALUE} for never. */
    public long deadline() {
        long soonest = Math.min(Math.min(deadlines.next(), lineEndAt), Math.min(timers.deadline(), idler.deadline()));
        return loss == null ? soonest : Timers.NEVER;
    }

    /** Nobody is logged in any more: {@code next} logs in, whose session goes to {@code reply}. */
    void logInAgain(Credentials next, Reply<SessionState> reply) {
        session.deselect();
        if (handshake.isCompressed()) {
            act(new Action.EndCompression());
        }
        Capabilities told = session.hasFreshCapabilities() ? session.capabilities() : Capabilities.NONE;
        session = new SessionState();
        session.begin(told);
        handshake.again(next, reply);
    }

    /** Returns what is known of the session of whoever is logged in now. Any thread may ask. */
    public SessionState session() {
        return session;
    }

    /** Tells whether the connection is not lost. Any thread may ask. */
    public boolean isOpen() {
        return open;
    }

    private void step(Runnable what) {
        if (loss == null) {
            what.run();
        }
        if (loss == null) {
            send();
            idler.update();
            send();
            timers.owe(scheduler.isOwedAnswer() && !reader.isPaused() && !outbox.awaitsSource());
        }
    }

    /** Nothing but news will come for a while: lets go of all memory that is not needed meanwhile. */
    void rest() {
        scheduler.rest();
        reader.rest(true);
        trace.rest();
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean isLost() {
        return loss != null;
    }

    boolean isReading() {
        return loss == null && !handshake.isSecuring();
    }

    boolean hasBuffered() {
        return reader.hasBuffered();
    }

    void act(Action action) {
        if (action instanceof Action.Write write) {
            trace.sentOctets(write.octets().size());
        } else if (action instanceof Action.WriteChunk chunk) {
            trace.sentOctets(chunk.octets().size());
            trace.sentMail(chunk.octets());
        }
        actions.add(action);
    }

    /** Tells that a literal of {@code task} is being written. */
    void writing(Task task, Bytes literal) {
        if (task.command() instanceof AppendCommand) {
            trace.sentMail(literal);
        }
    }

    void write(Bytes octets, String redacted) {
        trace.sent(redacted);
        act(new Action.Write(octets));
    }

    /** Has {@code work} done elsewhere, then goes on with its result, or with what it fails with. */
    <T> void compute(
            Supplier<? extends CompletionStage<? extends T>> work,
            Consumer<? super T> then,
            Consumer<? super Throwable> otherwise) {
        act(new Action.Compute(() -> {
            try {
                return work.get()
                        .handle((value, failure) -> failure == null
                                ? () -> then.accept(value)
                                : () -> otherwise.accept(unwrapped(failure)));
            } catch (RuntimeException e) {
                return CompletableFuture.completedFuture(() -> otherwise.accept(e));
            }
        }));
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Takes care that {@code secret} shows nowhere. */
    void hide(Secret secret) {
        trace.hide(secret);
    }

    /** Takes care that {@code message}, which is sent inside AUTHENTICATE, does not show when somebody repeats it. */
    void hideMessage(Secret message) {
        trace.hideForm(Base64.getEncoder().encodeToString(message.reveal().toArray()));
    }

    /** Returns {@code text} without secrets. */
    String redacted(String text) {
        return trace.redacted(text);
    }

    /** Returns {@code answer} without secrets. */
    Response.Tagged redacted(Response.Tagged answer) {
        return trace.redacted(answer);
    }

    /** Gives {@code failure} the last lines of the conversation. */
    <E extends ImapException> E explained(E failure) {
        failure.initConversation(trace.conversation());
        return failure;
    }

    /** The server says that it is asked too much: commands are under way one at a time from now on. */
    void slowDown() {
        if (!slow) {
            slow = true;
            scheduler.limit(1);
            fellBack("the server says that it is asked too much: commands are sent one at a time");
        }
    }

    /**
     * Sends ID before what is sent next, to a server that does nothing for those who have not said who they are. Some forget
     * what they were told at log-in.
     *
     * @return false if that was done before, or the server has no ID
     */
    boolean identify() {
        if (identified || !session.capabilities().has(Capability.ID)) {
            return false;
        }
        identified = true;
        fellBack("the server wants to know who we are before it goes on: it is told by ID");
        enqueue(IdTask.unanswered(settings.clientId()));
        return true;
    }

    /** Notes something tolerated in {@code what}, which is a part of an answer. */
    void tolerated(Quirk quirk, Bytes what) {
        tolerance.tolerated(quirk, what);
    }

    /** Notes that the server offers {@code capability} and does not understand it; commands go without it from now on. */
    void distrust(Capability capability, Response.Tagged answer) {
        session.distrust(capability);
        fellBack("the server answered " + answer.status() + " where " + capability + " was used: it is not used again");
    }

    void fellBack(String how) {
        trace.fellBack(how);
    }

    /** Returns how often each quirk of the server was tolerated. Any thread may ask. */
    public Map<Quirk, Long> quirks() {
        return tolerance.counts();
    }

    /** Puts {@code task} behind the others. */
    void enqueue(Task task) {
        if (loss != null) {
            task.abandon(lost(loss, "; " + task.name() + " was not sent"));
        } else if (!task.isSettled()) {
            scheduler.add(task);
        }
    }

    /** Sends {@code task} before those that wait. */
    void sendAtOnce(Task task) {
        begin(task);
    }

    /** Lets {@code most} commands be under way at a time from now on; those that are stay so. */
    public void limitCommandsInFlight(int most) {
        scheduler.limit(most);
        step(() -> {});
    }

    private void send() {
        while (outbox.isFree() && scheduler.next().isPresent()) {
            Task task = scheduler.next().get();
            task.prepare(this);
            ImapException refusal = refusal(task);
            if (refusal != null) {
                scheduler.skip(task);
                task.abandon(refusal);
            } else if (scheduler.mayBegin(task)) {
                begin(task);
            } else {
                return;
            }
        }
    }

    /** Returns why {@code task} must not be sent. */
    private @Nullable ImapException refusal(Task task) {
        Selection selection = task.selection();
        if (!task.mayRunIn(session)) {
            return new SessionEndedException(task.name());
        } else if (selection != null && selection != session.selection()) {
            return new MailboxDeselectedException(selection.name());
        }
        Capabilities capabilities = session.capabilities();
        Set<Capability> missing = task.command().needs().stream()
                .filter(needed -> !capabilities.has(needed))
                .collect(Collectors.toSet());
        return missing.isEmpty() || capabilities.isEmpty() ? null : MissingCapabilityException.of(task.name(), missing);
    }

    private void begin(Task task) {
        Tag tag = new Tag(settings.tagPrefix() + ++tags);
        task.assign(tag, timers.now());
        reader.rest(false);
        scheduler.begin(task, tag.value());
        task.sent(this);
        SerializedCommand command = CommandSerializer.serialize(tag, task.command(), session.wireOptions());
        trace.sent(command.redacted());
        outbox.begin(task, command);
    }

    boolean isEnding() {
        return ending;
    }

    /** Returns a tag for a response that is made up. */
    Tag anyTag() {
        return new Tag(settings.tagPrefix() + tags);
    }

    /** LOGOUT was sent: the end may come in any form. */
    void expectEnd() {
        ending = true;
        timers.await("the answer to LOGOUT", LOGOUT, "nobody needs it");
    }

    /** Ends after LOGOUT. */
    void endSession() {
        List<Task> underWay = scheduler.clearUnderWay();
        lose(new Loss.Closed("the session was logged out"));
        Response.Tagged bye = new Response.Tagged(anyTag(), Status.OK, ResponseText.of("logged out"));
        for (Task task : underWay) {
            if (task instanceof LogoutTask logout) {
                logout.end(bye);
            }
        }
    }

    void violate(String expected, String found) {
        lose(new Loss.Violation(reader.received(), expected, found));
    }

    /** Ends everything, once. */
    public void lose(Loss why) {
        if (loss != null) {
            return;
        }
        loss = why;
        open = false;
        outbox.close();
        timers.arrived();
        session.fail(lost(why, "; the mailbox is watched no more"));
        List<Task> pending = new ArrayList<>(scheduler.clearUnderWay());
        pending.forEach(task -> done(task, CommandOutcome.LOST));
        pending.forEach(task -> task.abandon(lost(why, "; whether " + task.name() + " was carried out is not known")));
        scheduler.clearWaiting().forEach(task -> task.abandon(lost(why, "; " + task.name() + " was not sent")));
        handshake.fail(why);
        act(new Action.Close());
        trace.closed(why instanceof Loss.Closed ? null : failure(why, ""));
    }

    private ImapException lost(Loss why, String fate) {
        return failure(why, fate + AGAIN);
    }

    /** Returns the failure of something by the loss of the connection; {@code fate} says what became of it. */
    ImapException failure(Loss why, String fate) {
        return explained(why.failure(settings.address(), fate));
    }

    /** Notes that the server has said how {@code task} ended, or never will. */
    void done(Task task, CommandOutcome outcome) {
        trace.done(task.name(), outcome, Duration.ofNanos(timers.now() - task.begunAt()));
    }
}
