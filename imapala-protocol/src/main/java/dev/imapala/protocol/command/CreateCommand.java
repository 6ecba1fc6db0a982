package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Create a mailbox, maybe for a special use.
 *
 * @param mailbox the mailbox; a hierarchy delimiter at its end says that there will be mailboxes below it
 * @param uses what it is for, such as {@link MailboxAttribute#SENT}; mostly nothing (RFC 6154 section 3)
 * RFC 9051 section 6.3.4
 */
public record CreateCommand(MailboxName mailbox, Set<MailboxAttribute> uses) implements MailboxCommand {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name of a use does not begin with a backslash
     */
    public CreateCommand {
        uses = Collections.unmodifiableSet(new LinkedHashSet<>(uses));
        for (MailboxAttribute use : uses) {
            if (!use.name().startsWith("\\")) {
                throw new IllegalArgumentException("a use begins with a backslash, such as \\Sent, not " + use);
            }
        }
    }

    @Override
    public String name() {
        return "CREATE";
    }

    @Override
    public Set<Capability> needs() {
        return uses.isEmpty() ? Set.of() : Set.of(Capability.CREATE_SPECIAL_USE);
    }

    /** A name may be part of another one, so mailboxes come into being one after the other. */
    @Override
    public Pipelining pipelining() {
        return Pipelining.awaiting().needing(Pipelining.Fact.MAILBOXES).affecting(Pipelining.Fact.MAILBOXES);
    }
}
