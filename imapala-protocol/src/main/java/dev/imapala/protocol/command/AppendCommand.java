package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Put messages into a mailbox: all of them, or none.
 *
 * @param mailbox the mailbox
 * @param messages one or more messages; more than one need MULTIAPPEND
 * RFC 9051 section 6.3.12, RFC 3502 section 6.3.11
 */
public record AppendCommand(MailboxName mailbox, List<Append> messages) implements Command {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no message
     */
    public AppendCommand {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("APPEND needs at least one message");
        }
    }

    /** Makes the command that puts one message into {@code mailbox}. */
    public AppendCommand(MailboxName mailbox, Append message) {
        this(mailbox, List.of(message));
    }

    @Override
    public String name() {
        return "APPEND";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        if (messages.size() > 1) {
            needs.add(Capability.MULTIAPPEND);
        }
        messages.forEach(message -> needs.addAll(message.needs()));
        return needs;
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES);
    }
}
