package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.util.HashSet;
import java.util.Set;

/** FETCH: gives out message by message, as fast as they are taken. */
public final class FetchTask extends Task {
    private final FetchCommand fetch;
    private final Sink<FetchedMessage> sink;
    /** The items that tell an answer from news: news has flags, and maybe a UID and a mod-sequence. */
    private final Set<FetchItem<?>> telling;

    /** Makes the task of {@code command} for {@code selection}. */
    public FetchTask(FetchCommand command, Selection selection, Sink<FetchedMessage> sink) {
        super(command, selection);
        this.fetch = command;
        this.sink = sink;
        this.telling = telling(command);
    }

    private static Set<FetchItem<?>> telling(FetchCommand command) {
        Set<FetchItem<?>> asked = new HashSet<>(command.fetch().items());
        Set<FetchItem<?>> others = new HashSet<>(asked);
        others.remove(FetchItem.UID);
        others.remove(FetchItem.FLAGS);
        others.remove(FetchItem.MODSEQ);
        if (!others.isEmpty()) {
            return others;
        }
        FetchItem<?> changing = asked.contains(FetchItem.FLAGS) ? FetchItem.FLAGS : FetchItem.MODSEQ;
        return asked.contains(changing) ? Set.of(changing) : asked;
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Fetch data
                && MessageSets.holds(fetch.messages(), data.message())
                && (data.message().has(FetchItem.UID) || !fetch.fetch().items().contains(FetchItem.UID))
                && tells(data);
    }

    /** Some servers leave out the UID; without it, flags cannot be told from news. */
    @Override
    boolean guesses(Untagged response) {
        return response instanceof Untagged.Fetch data
                && (MessageSets.mayHold(fetch.messages(), data.message())
                        || MessageSets.holds(fetch.messages(), data.message()))
                && !telling.contains(FetchItem.FLAGS)
                && tells(data);
    }

    private boolean tells(Untagged.Fetch data) {
        return telling.stream().anyMatch(data.message()::has)
                || !data.message().unrecognized().isEmpty();
    }

    @Override
    boolean gathers() {
        return sink.gathers();
    }

    @Override
    boolean isReady() {
        return isSettled() || sink.isReady();
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.Fetch data) {
            sink.later(data.message());
        }
    }

    @Override
    void flush() {
        sink.flush();
    }

    @Override
    void succeed(Response.Tagged ok) {
        sink.end();
    }

    @Override
    void fail(ImapException failure) {
        sink.fail(failure);
    }
}
