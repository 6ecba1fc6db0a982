package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.StatusItem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ask how a mailbox is, without selecting it.
 *
 * @param mailbox the mailbox
 * @param items one or more things to ask
 * RFC 9051 section 6.3.11
 */
public record StatusCommand(MailboxName mailbox, List<StatusItem<?>> items) implements MailboxCommand {
    /**
     * Checks and copies; an item named twice is asked for once.
     *
     * @throws IllegalArgumentException if there are no items
     */
    public StatusCommand {
        items = List.copyOf(new LinkedHashSet<>(items));
        if (items.isEmpty()) {
            throw new IllegalArgumentException("STATUS needs at least one item, such as StatusItem.MESSAGES");
        }
    }

    @Override
    public String name() {
        return "STATUS";
    }

    @Override
    public Set<Capability> needs() {
        return items.stream().map(StatusItem::needs).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting(Pipelining.Answer.STATUS).byName(mailbox).needing(Pipelining.Fact.MAILBOXES);
    }
}
