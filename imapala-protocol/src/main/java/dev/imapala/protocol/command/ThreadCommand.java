package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.ThreadAlgorithm;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Look for messages in the selected mailbox and put them into threads.
 *
 * @param algorithm how
 * @param search what to look for
 * @param uid whether the answer has UIDs rather than message sequence numbers
 * RFC 5256 section 3
 */
public record ThreadCommand(ThreadAlgorithm algorithm, Search search, boolean uid) implements Command {
    /**
     * Checks that there is a form on the wire.
     *
     * @throws IllegalArgumentException if {@code search} says what is to be told: THREAD tells the threads
     */
    public ThreadCommand {
        if (search.isExtended()) {
            throw new IllegalArgumentException("THREAD tells the threads; leave out what else the search returns");
        }
    }

    @Override
    public String name() {
        return uid ? "UID THREAD" : "THREAD";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        needs.add(algorithm.capability());
        needs.addAll(search.needs());
        return needs;
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.of(Pipelining.Answer.THREAD, search, uid);
    }
}
