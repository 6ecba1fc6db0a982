package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Needs;
import dev.imapala.protocol.search.Sort;
import java.util.Set;

/**
 * Look for messages in the selected mailbox and put them in order.
 *
 * @param sort what to look for, and in which order
 * @param uid whether the answer has UIDs rather than message sequence numbers
 * RFC 5256 section 3
 */
@Needs("SORT")
public record SortCommand(Sort sort, boolean uid) implements Command {
    @Override
    public String name() {
        return uid ? "UID SORT" : "SORT";
    }

    @Override
    public Set<Capability> needs() {
        return sort.needs();
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.of(Pipelining.Answer.SORT, sort.search(), uid);
    }
}
