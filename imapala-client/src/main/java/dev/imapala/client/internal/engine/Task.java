package dev.imapala.client.internal.engine;

import dev.imapala.client.AuthenticationFailedException;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.FailureReason;
import dev.imapala.client.ImapException;
import dev.imapala.client.ReferralException;
import dev.imapala.client.ResponseTooLargeException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Content;
import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.Pipelining;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.LimitExceededException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command on its way, and where its answer goes. A subclass knows which responses are the command's own. */
public abstract class Task {
    private Command command;
    private Pipelining pipelining;
    private final @Nullable Selection selection;
    private @Nullable Tag tag;
    private long begunAt;
    private @Nullable SessionState owner;
    private Map<Capability, Response.Tagged> doubts = Map.of();
    private boolean settled;
    private @Nullable ImapException gap;
    private long gathered;
    private Function<Content.Streamed, ChunkSource> uploads = content -> {
        throw new AssertionError(content);
    };

    /** Makes the task of {@code command}, to be sent only while {@code selection}, if given, is the selected mailbox. */
    protected Task(Command command, @Nullable Selection selection) {
        this(command, command.pipelining(), selection);
    }

    /** Makes the same for a command that behaves like {@code pipelining} beside others. */
    Task(Command command, Pipelining pipelining, @Nullable Selection selection) {
        this.command = command;
        this.pipelining = pipelining;
        this.selection = selection;
    }

    final Command command() {
        return command;
    }

    final String name() {
        return command.name();
    }

    final Pipelining pipelining() {
        return pipelining;
    }

    final @Nullable Selection selection() {
        return selection;
    }

    final @Nullable Tag tag() {
        return tag;
    }

    /** Notes the tag with which the command is sent, and when. */
    final void assign(Tag newTag, long now) {
        tag = newTag;
        begunAt = now;
    }

    /** Sets whose session has given the command. */
    final void ownedBy(SessionState session) {
        owner = session;
    }

    /** Tells whether the command may be sent in {@code session}. */
    final boolean mayRunIn(SessionState session) {
        return owner == null || owner == session;
    }

    /** Tells whether the connection is fine when nobody waits for the answer any more. */
    boolean mayBeDropped() {
        return true;
    }

    /** Returns when the command began to be written, by the clock. */
    final long begunAt() {
        return begunAt;
    }

    /** Goes on with {@code next}, which is sent like any command. */
    final void become(Command next) {
        command = next;
        pipelining = next.pipelining();
    }

    /** Returns what {@link #becomePlain()} does without; null if there is no plain form. */
    @Nullable
    Capability dispensable() {
        return null;
    }

    /** Becomes a command that does without {@link #dispensable()}; returns false if there is none that does the same. */
    boolean becomePlain() {
        return false;
    }

    /** Called before the command is sent: the last chance to {@link #become} another one. */
    void prepare(Engine engine) {
        Capability without = dispensable();
        if (without != null && engine.session().distrusts(without)) {
            becomePlain();
        }
    }

    /** Called when the server says OK: tells whether it has become another command, which is to be sent before the end. */
    boolean goesOn(Engine engine) {
        return false;
    }

    /**
     * Called when the server says NO or BAD: tells whether it has become another command, which asks less of the server.
     * One that may have changed mail never does so unless nothing can have been done.
     */
    boolean recovers(Response.Tagged answer, Engine engine) {
        Capability without = dispensable();
        if (without == null || answer.status() != Status.BAD || !becomePlain()) {
            return false;
        }
        doubt(without, answer);
        return true;
    }

    /**
     * Notes that {@code answer} may say that the server does not understand {@code capability}, which it offers. If what the
     * command has become works, it does.
     */
    final void doubt(Capability capability, Response.Tagged answer) {
        Map<Capability, Response.Tagged> more = new LinkedHashMap<>(doubts);
        more.put(capability, answer);
        doubts = more;
    }

    /** Tells whether {@code answer} refuses somebody who has not said who he is, and that is about to be done. */
    static boolean identifies(Response.Tagged answer, Engine engine) {
        return answer.status() == Status.NO
                && answer.text().text().toLowerCase(Locale.ROOT).contains("unsafe login")
                && engine.identify();
    }

    /** Called when the command begins to be written. */
    void sent(Engine engine) {}

    /** Tells whether {@code response} is part of the answer for sure, whatever else is under way. */
    boolean takes(Untagged response) {
        return false;
    }

    /** Tells whether {@code response}, which nobody takes, may be what a server that deviates makes of the answer. */
    boolean guesses(Untagged response) {
        return false;
    }

    /** Tells whether the messages in the answer are those that the command has changed. */
    boolean makesChanges() {
        return false;
    }

    /** Tells whether {@link #take} may be called now; if not, {@link Engine#wake()} follows. */
    boolean isReady() {
        return true;
    }

    /** Tells whether parts of the answer stay in memory until it is complete. */
    boolean gathers() {
        return true;
    }

    /** Counts {@code octets} of the answer; if they are more than {@code most}, the task fails and drops the rest. */
    final void weigh(long octets, long most) {
        gathered += octets;
        if (gathered > most && !settled && gathers()) {
            LimitExceededException limit = new LimitExceededException("maxGatheredBytes", most, name());
            abandon(new ResponseTooLargeException(
                    "the answer to " + name() + " is over the limit maxGatheredBytes = " + most
                            + "; take it element by element, or raise the limit by Limits.withMaxGatheredBytes",
                    limit));
        }
    }

    /** Takes a part of the answer. */
    void take(Untagged response) {}

    /** Called after some parts were taken, and no more have come yet. */
    void flush() {}

    /** Tells whether a part of the answer may be wanted in chunks: {@link #streams} is asked then. */
    boolean mayStream() {
        return false;
    }

    /** Tells whether the octets that come next are wanted in chunks; {@code part} is what came of their response before. */
    boolean streams(FetchedMessage part) {
        return false;
    }

    /** Takes a chunk; the response around it comes when all of them have come. */
    void chunk(Bytes octets) {}

    /** Notes that all chunks have come. */
    void streamed() {}

    /** Sets who has the octets of content that is not in memory. */
    public final void uploadFrom(Function<Content.Streamed, ChunkSource> newUploads) {
        uploads = newUploads;
    }

    /** Returns the octets of {@code content}. */
    final ChunkSource open(Content.Streamed content) {
        return uploads.apply(content);
    }

    /** Hears of a response that nobody awaited. */
    void overhear(Untagged response) {}

    /** Tells whether untagged responses may be part of the answer. */
    boolean awaitsUntagged() {
        return !pipelining.answers().isEmpty();
    }

    /** Takes a {@code +} and returns true if the task awaited one. */
    boolean proceed(Response.Continuation continuation, Engine engine) {
        return false;
    }

    /** Tells whether the server has to say something now. */
    boolean isOwedAnswer() {
        return true;
    }

    /** Called when the server says OK, before the answer is given out and though nobody may wait for it any more. */
    void carriedOut(Response.Tagged ok, Engine engine) {}

    /** Called when the server says NO or BAD, before the failure is given out and though nobody may wait for it. */
    void refused(Response.Tagged answer, Engine engine) {}

    /** Gives out the answer. */
    abstract void succeed(Response.Tagged ok);

    /** Gives out the failure. */
    abstract void fail(ImapException failure);

    /** Notes that a part of the answer was passed over. */
    final void leaveGap(ImapException why) {
        gap = why;
    }

    /** Forgets who waits: what comes is dropped from now on. */
    final void drop() {
        settled = true;
    }

    final boolean isSettled() {
        return settled;
    }

    /** Ends the task with what the server said. */
    final void complete(Response.Tagged answer, Engine engine) {
        if (!settled && gap == null && (answer.status() == Status.OK ? goesOn(engine) : recovers(answer, engine))) {
            engine.enqueue(this);
        } else {
            end(answer, engine);
        }
    }

    private void end(Response.Tagged answer, Engine engine) {
        if (answer.status() != Status.OK) {
            refused(answer, engine);
            abandon(engine.explained(failure(answer)));
            return;
        }
        doubts.forEach(engine::distrust);
        carriedOut(answer, engine);
        if (gap != null) {
            abandon(engine.explained(gap));
        } else if (!settled) {
            settled = true;
            succeed(answer);
        }
    }

    /** Some servers let users in whom they do not let do anything: that is for who has the credentials. */
    private CommandFailedException failure(Response.Tagged answer) {
        CommandFailedException failure = ReferralException.orOther(name(), answer);
        return failure.reason() == FailureReason.NO_MAILBOX
                ? new AuthenticationFailedException(name(), answer)
                : failure;
    }

    /** Ends the task with a failure. */
    final void abandon(ImapException failure) {
        if (!settled) {
            settled = true;
            fail(failure);
        }
    }
}
