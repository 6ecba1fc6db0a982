package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A command whose answers are all of some kinds: gathers them until it is done.
 *
 * @param <R> what is made of the answers
 */
public final class AnswersTask<R> extends Task {
    private final Predicate<Untagged> kind;
    private final Predicate<Untagged> own;
    private final BiFunction<List<Untagged>, Response.Tagged, R> result;
    private final Reply<? super R> reply;
    private final List<Untagged> answers = new ArrayList<>();

    /**
     * Makes the task of {@code command}.
     *
     * @param kind which responses can be answers to it
     * @param own which of them surely are: those that repeat a name as it was given
     * @param result what is made of the answers, in their order
     */
    public AnswersTask(
            Command command,
            Predicate<Untagged> kind,
            Predicate<Untagged> own,
            BiFunction<List<Untagged>, Response.Tagged, R> result,
            Reply<? super R> reply) {
        super(command, null);
        this.kind = kind;
        this.own = own;
        this.result = result;
        this.reply = reply;
    }

    @Override
    boolean takes(Untagged response) {
        return kind.test(response) && own.test(response);
    }

    /** Some servers answer with another form of a name. */
    @Override
    boolean guesses(Untagged response) {
        return kind.test(response);
    }

    @Override
    void take(Untagged response) {
        answers.add(response);
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(result.apply(answers, ok));
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
