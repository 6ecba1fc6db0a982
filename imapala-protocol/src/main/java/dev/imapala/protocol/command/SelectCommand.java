package dev.imapala.protocol.command;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Select a mailbox: SELECT, or EXAMINE to read only.
 *
 * @param mailbox the mailbox
 * @param select how
 * RFC 9051 section 6.3.2, RFC 9051 section 6.3.3
 */
public record SelectCommand(MailboxName mailbox, Select select) implements Command {
    /** Selects {@code mailbox} without parameters. */
    public SelectCommand(MailboxName mailbox, boolean readOnly) {
        this(mailbox, readOnly ? Select.readOnly() : Select.readWrite());
    }

    /** Tells whether nothing in the mailbox shall change. */
    public boolean readOnly() {
        return select.isReadOnly();
    }

    @Override
    public String name() {
        return readOnly() ? "EXAMINE" : "SELECT";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = new LinkedHashSet<>();
        if (select.isCondstore()) {
            needs.add(Capability.CONDSTORE);
        }
        if (select.resync() != null) {
            needs.add(Capability.QRESYNC);
        }
        return Set.copyOf(needs);
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
