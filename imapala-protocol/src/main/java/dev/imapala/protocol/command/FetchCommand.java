package dev.imapala.protocol.command;

import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;

/**
 * Get data of messages. The type of the set makes it FETCH or UID FETCH.
 *
 * @param messages which messages, at least one
 * @param fetch what of them
 * RFC 9051 section 6.4.5, RFC 9051 section 6.4.9
 */
public record FetchCommand(MessageSet messages, Fetch fetch) implements Command {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    public FetchCommand {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("FETCH needs at least one message");
        }
    }

    @Override
    public String name() {
        return messages instanceof UidSet ? "UID FETCH" : "FETCH";
    }

    @Override
    public Pipelining pipelining() {
        Pipelining fetching = Pipelining.of(Pipelining.Answer.FETCH, messages);
        boolean marks = fetch.items().stream().anyMatch(item -> item.section() != null && !item.isPeek());
        fetching = marks ? fetching.affecting(Pipelining.Fact.FLAGS) : fetching;
        return fetch.items().contains(FetchItem.FLAGS) ? fetching.needing(Pipelining.Fact.FLAGS) : fetching;
    }
}
