package dev.imapala.client.internal.engine;

import dev.imapala.client.CommandOutcome;
import dev.imapala.client.CommandProgress;
import dev.imapala.client.FailureReason;
import dev.imapala.client.ImapException;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose a response is: the task's whose tag it has, the first task's that takes it, or nobody's, and then it
 * is news.
 *
 * <p>RFC 9051 section 7
 */
final class Router {
    private static final int MOST_SUPERFLUOUS = 1000;
    /** What servers tell of messages unasked. */
    private static final Set<FetchItem<?>> NEWS = Set.of(FetchItem.UID, FetchItem.FLAGS, FetchItem.MODSEQ);

    private final Engine engine;
    private final Scheduler scheduler;
    private final Outbox outbox;
    private final Handshake handshake;
    private final Trace trace;
    private final Tolerance tolerance;
    private int superfluous;

    Router(Engine engine, Scheduler scheduler, Outbox outbox, Handshake handshake, Trace trace, Tolerance tolerance) {
        this.engine = engine;
        this.scheduler = scheduler;
        this.outbox = outbox;
        this.handshake = handshake;
        this.trace = trace;
        this.tolerance = tolerance;
    }

    /** Tells whether what follows a {@code +} may be secret. */
    boolean isAuthenticating() {
        return handshake.isAuthenticating();
    }

    /** Tells whether nothing has come yet. */
    boolean awaitsGreeting() {
        return handshake.awaitsGreeting();
    }

    /** Gives {@code response} to whom it belongs. */
    void route(Response response, Reader reader) {
        if (handshake.awaitsGreeting()) {
            handshake.greeted(response);
        } else if (response instanceof Response.Tagged tagged) {
            complete(tagged, reader);
        } else if (response instanceof Response.Continuation continuation) {
            proceed(continuation, reader);
        } else if (response instanceof Untagged.Condition bye && bye.status() == Status.BYE) {
            end(bye);
        } else if (response instanceof Untagged untagged) {
            note(untagged, reader);
        } else {
            throw new AssertionError(response);
        }
    }

    private void complete(Response.Tagged tagged, Reader reader) {
        Task task = scheduler.tagged(tagged.tag().value()).orElse(null);
        if (task == null) {
            superfluous(Quirk.UNKNOWN_TAG, reader);
        } else if (outbox.holds(task) && tagged.status() == Status.OK) {
            engine.violate("a go-ahead for a literal", "OK to a command that was not sent completely");
        } else {
            if (outbox.holds(task)) {
                outbox.abandon();
            }
            engine.session().update(tagged.text().code());
            scheduler.end(tagged.tag().value());
            engine.done(task, outcome(tagged.status()));
            if (FailureReason.isThrottled(tagged.text())) {
                engine.slowDown();
            }
            task.complete(tagged.status() == Status.OK ? tagged : engine.redacted(tagged), engine);
        }
    }

    private static CommandOutcome outcome(Status status) {
        return switch (status) {
            case OK -> CommandOutcome.OK;
            case NO -> CommandOutcome.NO;
            default -> CommandOutcome.BAD;
        };
    }

    private void proceed(Response.Continuation continuation, Reader reader) {
        if (!outbox.isFree()) {
            outbox.proceed();
            return;
        }
        boolean awaited =
                List.copyOf(scheduler.underWay()).stream().anyMatch(task -> task.proceed(continuation, engine));
        if (!awaited) {
            superfluous(Quirk.UNAWAITED_CONTINUATION, reader);
        }
    }

    private void superfluous(Quirk quirk, Reader reader) {
        tolerance.tolerated(quirk, reader.frame());
        if (++superfluous > MOST_SUPERFLUOUS) {
            engine.violate("answers", "answers to nothing, over and over");
        }
    }

    private void end(Untagged.Condition bye) {
        if (engine.isEnding()) {
            engine.endSession();
        } else {
            engine.lose(new Loss.Bye(
                    "the server ended the connection: " + engine.redacted(Redaction.text(bye.text())), bye.text()));
        }
    }

    private void note(Untagged untagged, Reader reader) {
        if (untagged instanceof Untagged.Condition condition
                && condition.text().code() instanceof ResponseCode.InProgress progress) {
            trace.progressed(new CommandProgress(commandOf(progress.tag()), progress.done(), progress.goal()));
            return;
        }
        checkNumber(untagged, reader);
        engine.session().update(untagged);
        for (Task task : scheduler.candidates(untagged)) {
            if (task.takes(untagged) && !(task.isSettled() && looksLikeNews(untagged))) {
                if (task.makesChanges()) {
                    engine.session().changed(untagged);
                }
                reader.give(task, untagged);
                return;
            }
        }
        if (!guess(untagged, reader)) {
            engine.session().changed(untagged);
        }
        scheduler.underWay().forEach(task -> task.overhear(untagged));
        engine.session().notice(untagged);
        trace.event(untagged);
    }

    /** Returns the name of the command with {@code tag}, or of the only one; empty for another. */
    private String commandOf(@Nullable String tag) {
        Collection<Task> underWay = scheduler.underWay();
        Optional<Task> only = underWay.size() == 1 ? underWay.stream().findFirst() : Optional.empty();
        return (tag == null ? only : scheduler.tagged(tag)).map(Task::name).orElse("");
    }

    /** Some servers tell of messages that they never announced. */
    private void checkNumber(Untagged untagged, Reader reader) {
        Selection selection = engine.session().settled();
        if (selection == null) {
            return;
        } else if (untagged instanceof Untagged.Expunge expunge && selection.isBeyond(expunge.number())) {
            tolerance.tolerated(Quirk.EXPUNGE_BEYOND_EXISTS, reader.frame());
        } else if (untagged instanceof Untagged.Fetch fetch
                && selection.isBeyond(fetch.message().sequenceNumber())) {
            tolerance.tolerated(Quirk.NUMBER_BEYOND_EXISTS, reader.frame());
        }
    }

    /** Tells whether what nobody waits for any more may be news, which somebody may watch for. */
    private static boolean looksLikeNews(Untagged untagged) {
        return untagged instanceof Untagged.Fetch fetch
                && NEWS.containsAll(fetch.message().items());
    }

    /** Servers deviate, and answer in order; of a message that is not named one cannot know more than of whom alone it is. */
    private boolean guess(Untagged untagged, Reader reader) {
        List<Task> guessers = scheduler.underWay().stream()
                .filter(task -> task.guesses(untagged))
                .toList();
        if (guessers.size() == 1 || (guessers.size() > 1 && !(untagged instanceof Untagged.Fetch))) {
            reader.give(guessers.get(0), untagged);
            return true;
        }
        return false;
    }

    /** Tells whether somebody may want octets in chunks. */
    boolean mayStream() {
        for (Task task : scheduler.underWay()) {
            if (task.mayStream()) {
                return true;
            }
        }
        return false;
    }

    /** Finds out who wants the octets in chunks that come next; {@code part} is what came of their response before. */
    Optional<Task> streamer(FetchedMessage part) {
        return scheduler.underWay().stream().filter(task -> task.streams(part)).findFirst();
    }

    /** A response was passed over for its size; everybody who may have awaited it gets to know. */
    void leaveGap(Supplier<ImapException> why) {
        scheduler.underWay().stream().filter(Task::awaitsUntagged).forEach(task -> task.leaveGap(why.get()));
    }

    /** A response did not parse; a greeting has to. */
    void passedOver() {
        if (handshake.awaitsGreeting()) {
            handshake.noGreeting();
        }
    }
}
